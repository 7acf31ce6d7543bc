/**
 * What people begin a password with when they want to be done with it. Written by us for a Chinese office: the words known from
 * every published ranking of leaked passwords, and those of this trade. Not a copy of anybody's list; rules (`password-rules.ts`)
 * make the millions of variants out of them that a list would have to hold: capitals, digits for letters, years, keyboard walks.
 */
const english = `password passwd pass word admin administrator root user guest test tester demo login logon welcome letmein master
  default changeme change secret hello monkey dragon sunshine princess football baseball superman batman shadow michael jordan
  iloveyou love lucky money apple google system server oracle office windows computer internet network account manager super
  power hunter summer winter spring autumn china beijing shanghai guangxi trustno freedom whatever starwars killer flower abc
  quanheng official public service center government county bureau market`
const pinyin = `woaini aini woaiwo mima yonghu guanli guanliyuan xitong denglu huanying nihao zhongguo zhonghua renmin renminzhengfu
  zhengfu jiguan bangong bangongshi bangongting shichang jianguan jiandu shichangjianguan jiandujuguanli gongshang gongshangju
  scjg scjgj scjdgl zhijian shiyao yaojian shipin yaopin xukezheng yingye zhizhao keji juzhang zhurenwo kuaile xingfu jiankang
  pingan facai baobei laopo laogong mama baba tiantian wangluo diannao kaixin haohao xuexi gongzuo`
const numbers = `5201314 520 1314 521 1314520 7758521 7758258 110 119 120 12315 12345 10086 10010 114 888 666 168 188 518 88888888
  147258369 147258 159357 159753 258369 741852963 789456123 1qaz 2wsx 3edc 4rfv qaz wsx edc zaq xsw`

export const weakWords: readonly string[] = `${english} ${pinyin} ${numbers}`
  .split(/\s+/)
  .filter(Boolean)
  .toSorted((a, b) => b.length - a.length)

/** Rows of the keyboard, and its slanting columns; walks along them in either direction are no secret. */
export const keyboardRows: readonly string[] = [
  '`1234567890-=',
  '01234567890',
  'qwertyuiop[]',
  "asdfghjkl;'",
  'zxcvbnm,./',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  '147258369',
  '741852963',
  '789456123',
]
