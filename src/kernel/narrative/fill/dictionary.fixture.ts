import type { DictionaryEntry } from './dictionary.ts'

/** One figure a line: id | name | other words | unit | counting | section | relation. In the order of a county's yearly report. */
const access = `
entities.active.count | 登记存续市场主体 | 存续市场主体 实有市场主体 在册市场主体 登记在册市场主体 市场主体总量 市场主体总数 存续经营主体 实有经营主体 | 户 | distinct | 1.1 |
entities.active.yoy | 存续主体同比 |  | ％ | growth | 1.1 | of entities.active.count
entities.capital.total | 存续主体注册资本 | 注册资本 注册资金 注册资本总额 市场主体注册资本 存续市场主体注册资本 | 亿元 | sum | 1.1 |
entities.capital.yoy | 注册资本同比 |  | ％ | growth | 1.1 | of entities.capital.total
entities.new.count | 新增市场主体 | 新设市场主体 新登记市场主体 新设立市场主体 新发展市场主体 新增经营主体 | 户 | distinct | 1.1 |
entities.new.yoy | 新增主体同比 |  | ％ | growth | 1.1 | of entities.new.count
entities.new.private.count | 新增私营企业 | 新设私营企业 新登记私营企业 新增民营企业 私营企业新增 | 户 | distinct | 1.1 | part entities.new.count
entities.new.private.yoy | 新增私企同比 |  | ％ | growth | 1.1 | of entities.new.private.count
startup.seals.enterprises.count | 享受免费刻章的新办企业 | 免费刻章企业 免费为新办企业刻章 免费刻制公章的新开办企业 新办企业享受免费刻章 | 家 | distinct | 1.1 |
startup.seals.issued.count | 免费刻章枚数 | 免费刻制公章 免费刻制印章 新办企业刻章 为新办企业免费刻章 | 枚 | sum | 1.1 |
equity.pledges.count | 股权出质登记 | 股权出质设立登记 办理股权出质 股权质押登记 | 件 | events | 1.1 |
equity.pledges.amount | 出质数额 | 出质股权数额 股权出质数额 股权出质金额 质押金额 | 亿元 | sum | 1.1 |
equity.pledges.secured_claims.amount | 被担保债权数额 | 担保债权数额 被担保主债权数额 所担保债权 | 亿元 | sum | 1.1 |
licences.merged.items.const | 整合的涉企证照事项 | 涉企证照事项 整合涉企证照 涉企证照整合到营业执照 多证合一整合事项 | 项 | constant | 1.1 |
licences.merged.scheme.const | “X证合一”的证数 | 证合一 | 证 | constant | 1.1 |
licences.merged.issued.count | 新核发多证合一营业执照 | 核发多证合一营业执照 发放多证合一营业执照 多证合一营业执照 | 份 | events | 1.1 |
permits.food.completed.count | 食品经营/小餐饮/小作坊审批办结 | 食品经营、小餐饮、小作坊行政审批 食品经营、小餐饮、小作坊许可办结 餐饮、小作坊行政审批 食品类行政审批办结 | 家 | distinct | 1.1 |
permits.food.completion.rate | 食品类审批办结率 | 审批办结率 行政审批办结率 食品经营、小餐饮、小作坊办结率 许可办结率 | ％ | ratio | 1.1 | permits.food.completed.count / permits.food.accepted_due.count
annualreports.outreach.sms.count | 年报宣传短信 | 年报提醒短信 年报催报短信 发送年报短信 年报短信 | 条 | sum | 1.2 |
annualreports.outreach.calls.count | 年报电话通知 | 年报电话提醒 年报电话催报 电话通知 | 人次 | events | 1.2 |
annualreports.outreach.onsite.count | 现场指导网上年报 | 现场指导 现场辅导年报 现场指导年报 指导市场主体网上年报 上门辅导年报 | 人次 | events | 1.2 |
annualreports.outreach.antifraud_sms.count | 防年报诈骗短信 | 防诈骗短信 防范年报诈骗短信 反诈短信 防诈骗提醒短信 | 条 | sum | 1.2 |
annualreports.enterprise.filed.count | 企业已年报户数 | 企业年报 企业报送年报 已年报企业 企业年报户数 | 户 | distinct | 1.2 |
annualreports.enterprise.filed.rate | 企业年报率 | 企业年报公示率 企业年报完成率 | ％ | ratio | 1.2 | annualreports.enterprise.filed.count / annualreports.enterprise.obliged.count
annualreports.cooperative.filed.count | 农民专业合作社已年报户数 | 农民专业合作社年报 合作社年报 合作社报送年报 已年报合作社 | 户 | distinct | 1.2 |
annualreports.cooperative.filed.rate | 农民专业合作社年报率 | 合作社年报率 合作社年报公示率 合作社年报完成率 | ％ | ratio | 1.2 | annualreports.cooperative.filed.count / annualreports.cooperative.obliged.count
annualreports.individual.filed.count | 个体工商户已年报户数 | 个体工商户年报 个体户年报 个体工商户报送年报 已年报个体工商户 | 户 | distinct | 1.2 |
annualreports.individual.filed.rate | 个体工商户年报率 | 个体户年报率 个体工商户年报公示率 个体工商户年报完成率 | ％ | ratio | 1.2 | annualreports.individual.filed.count / annualreports.individual.obliged.count
annualreports.se_maker.filed.rate | 特种设备生产企业年报率 | 特种设备生产单位年报率 特种设备制造企业年报率 | ％ | ratio | 1.2 | annualreports.se_maker.filed.count / annualreports.se_maker.obliged.count
doublerandom.tasks.count | 双随机抽查任务 | 双随机、一公开抽查任务 双随机任务 抽查任务 随机抽查任务 | 项 | events | 1.2 |
doublerandom.objects.drawn.count | 抽取检查对象 | 抽取对象 随机抽取检查对象 抽取市场主体 抽取企业 抽查对象 | 家 | distinct | 1.2 |
doublerandom.objects.published.count | 已检查并公示结果 | 已检查并公示 检查并公示结果 公示检查结果 完成检查并公示 已检查公示结果的对象 | 家 | distinct | 1.2 |
doublerandom.publication.rate | 公示率 | 抽查结果公示率 双随机公示率 检查结果公示率 | ％ | ratio | 1.2 | doublerandom.objects.published.count / doublerandom.objects.drawn.count
doublerandom.joint.tasks.count | 联合抽查任务 | 部门联合抽查 跨部门联合抽查任务 部门联合双随机任务 | 项 | events | 1.2 | part doublerandom.tasks.count
doublerandom.joint.objects.drawn.count | 联合抽查对象 | 联合抽查抽取对象 联合抽查检查对象 部门联合抽取检查对象 | 家 | distinct | 1.2 | part doublerandom.objects.drawn.count
doublerandom.joint.publication.rate | 联合抽查公示率 | 联合抽查结果公示率 部门联合抽查公示率 | ％ | ratio | 1.2 | doublerandom.joint.objects.published.count / doublerandom.joint.objects.drawn.count
publicity.penalties.count | 公示行政处罚 | 公示行政处罚信息 行政处罚信息公示 | 条 | events | 1.2 |
publicity.licences.count | 公示行政许可 | 公示行政许可信息 行政许可信息公示 | 条 | events | 1.2 |
publicity.checks.count | 公示抽检抽查信息 | 抽检抽查信息 抽查检查信息公示 公示抽查检查结果 | 条 | events | 1.2 |
abnormal.enterprise.listed.count | 列入异常名录的企业 | 企业列入经营异常名录 列入经营异常名录企业 列异企业 | 家 | distinct | 1.2 |
abnormal.cooperative.listed.count | 列入异常名录的合作社 | 农民专业合作社列入经营异常名录 合作社列入异常名录 列异合作社 | 家 | distinct | 1.2 |
abnormal.individual.marked.count | 列入异常名录的个体户 | 个体工商户列入经营异常名录 标记为经营异常状态的个体工商户 个体工商户标记异常 | 家 | distinct | 1.2 |
permits.food.accepted_due.count | 食品类审批应办结件数 |  | 件 | helper events | 1.1 |
annualreports.enterprise.obliged.count | 应年报企业 | 应报送年报的企业 企业应报 | 户 | helper distinct | 1.2 |
annualreports.cooperative.obliged.count | 应年报农民专业合作社 | 应报送年报的合作社 | 户 | helper distinct | 1.2 |
annualreports.individual.obliged.count | 应年报个体工商户 | 应报送年报的个体工商户 | 户 | helper distinct | 1.2 |
annualreports.se_maker.filed.count | 特种设备生产企业已年报户数 | 特种设备生产企业年报 | 家 | helper distinct | 1.2 |
annualreports.se_maker.obliged.count | 应年报特种设备生产企业 |  | 家 | helper distinct | 1.2 |
doublerandom.joint.objects.published.count | 联合抽查已公示对象 | 联合抽查公示结果 | 家 | helper distinct | 1.2 | part doublerandom.joint.objects.drawn.count
`

const rest = `
quality.certification.training.attendances | 认证认可培训班参训 | 企业参加质量体系认证和认证认可培训班 认证认可培训 | 家次 | events | 1.3 |
quality.brand.guided.count | 引导开展品牌认证的木制品企业 | 引导木制品企业品牌认证 木制品企业开展品牌认证 | 家 | distinct | 1.3 |
ip.gi.mark_users.guided.count | 使用专用标志的种植户 |  | 户 | distinct | 1.3 |
coldchain.operators.interviewed.count | 被约谈的冷链经营单位 | 集中约谈冷链食品经营单位负责人 冷链食品经营单位集中约谈 | 家 | distinct | 1.4.1 |
coldchain.operators.count | 冷链食品经营单位 | 冷链食品经营单位 | 家 | distinct | 1.4.1 |
coldchain.workers.direct_contact.count | 直接接触冷链食品从业人员 | 直接接触冷链食品的从业人员 | 个 | distinct | 1.4.1 |
vaccine.sites.inspected.count | 被检查的新冠疫苗接种点 | 新冠病毒疫苗接种点专项检查 检查疫苗接种点 | 家 | distinct | 1.4.2 |
vaccine.cdc.inspected.count | 被检查的疾控中心 |  | 家 | distinct | 1.4.2 |
complaints.accepted.count | 受理投诉举报 | 受理投诉举报 受理各类投诉举报 | 件 | events | 1.5.1 |
complaints.closed.count | 办结投诉举报 | 投诉举报办结 办结投诉举报 | 件 | events | 1.5.1 |
complaints.closed.rate | 办结率 | 投诉举报办结率 | ％ | ratio | 1.5.1 | complaints.closed.count / complaints.accepted.count
complaints.pending.count | 正在办理 | 正在办理投诉举报 | 件 | events | 1.5.1 |
complaints.recovered.amount | 挽回经济损失 | 为消费者挽回经济损失 挽回损失 | 万元 | sum | 1.5.1 |
assured.units.new.count | 放心消费新增任务户数 | 重点行业、重点领域、重点消费场所放心消费新增任务 放心消费创建新增 | 户 | distinct | 1.5.1 |
assured.units.ecommerce.count | 电子商务领域放心消费 |  | 户 | distinct | 1.5.1 |
odr.enterprises.developed.count | ODR企业 | 互联网平台ODR企业 全国12315互联网平台ODR企业 发展培育ODR企业 在线解决消费纠纷企业 发展培育在线解决消费纠纷企业 | 户 | distinct | 1.5.1 |
price.checks.farmers_market.visits | 价格检查农贸市场 | 农贸市场价格检查 检查农贸市场 | 家次 | events | 1.5.2 |
price.checks.supermarket.visits | 价格检查商超 | 商超价格检查 检查商超 | 家次 | events | 1.5.2 |
price.checks.pharmacy.visits | 价格检查药店 | 药店价格检查 检查药店 | 家次 | events | 1.5.2 |
price.checks.other.visits | 价格检查住宿餐饮零售等其它主体 | 住宿、餐饮、零售等其它经营主体价格检查 | 家次 | events | 1.5.2 |
price.interviews.lodging.count | 约谈住宿企业负责人 | 集中约谈住宿行业企业负责人 约谈住宿行业企业 | 家 | distinct | 1.5.2 |
metrology.mandatory.verified.count | 计量器具强制检定 | 计量器具强制检定 | 台（件） | events | 1.5.3 |
metrology.thermometers.calibrated.count | 体温枪/测温仪校准 | 电子体温枪、红外测温仪计量校准 在用体温枪测温仪校准 | 台件 | events | 1.5.3 |
metrology.day520.scales.count | 现场检定台秤 | 在用电子台秤现场检定 市场电子台秤检定 | 台（件） | events | 1.5.3 |
foodrisk.operators.graded.rate | 食品经营风险分级率 |  | ％ | ratio | 1.6.1 | foodrisk.operators.graded.count / foodrisk.operators.due.count
esupervision.food_makers.coverage.rate | 食品生产企业电子监管覆盖率 |  | ％ | ratio | 1.6.1 | esupervision.food_makers.connected.count / entities.food_makers.active.count
esupervision.food_operators.coverage.rate | 食品经营电子监管覆盖率 |  | ％ | ratio | 1.6.1 | esupervision.food_operators.connected.count / entities.food_operators.active.count
foodrisk.catering.rated.count | 餐饮风险等级评定 | 餐饮服务经营者风险等级评定 | 家 | distinct | 1.6.1 |
foodrisk.catering.rated.rate | 评定完成率 | 风险等级评定完成率 | ％ | ratio | 1.6.1 | foodrisk.catering.rated.count / foodrisk.catering.due.count
campaigns.food.count | 食品专项整治行动 | 食品专项整治行动 食品等专项整治行动 | 项 | events | 1.6.1 |
campaigns.food.rectified.units | 下达整改 |  | 家 | distinct | 1.6.1 |
campaigns.food.cases.units | 立案（家） |  | 家 | distinct | 1.6.1 |
campus.canteens.inspected.count | 检查学校食堂 | 检查学校食堂 学校食堂检查 | 家 | distinct | 1.6.1 |
campus.surroundings.inspected.count | 检查校园周边餐饮 | 检查校园周边餐饮服务单位 校园周边餐饮服务单位 | 家 | distinct | 1.6.1 |
campus.canteens.hazard.count | 有隐患的学校食堂 | 学校食堂存在隐患问题 发现学校食堂存在隐患 | 家 | distinct | 1.6.1 | part campus.canteens.inspected.count
brightkitchen.canteens.count | 学校食堂明厨亮灶 |  | 家 | distinct | 1.6.1 |
brightkitchen.canteens.rate | 明厨亮灶完成率 |  | ％ | ratio | 1.6.1 | brightkitchen.canteens.count / campus.canteens.active.count
brightkitchen.online.canteens.count | 互联网＋明厨亮灶 |  | 家 | distinct | 1.6.1 | part brightkitchen.canteens.count
brightkitchen.online.canteens.rate | 互联网＋明厨亮灶完成率 |  | ％ | ratio | 1.6.1 | brightkitchen.online.canteens.count / campus.canteens.active.count
foodtraining.registered.count | 餐饮企业和单位食堂已注册 | 已注册餐饮企业和单位食堂 已注册 | 家 | distinct | 1.6.1 |
foodtraining.registered.rate | 注册率 | 餐饮企业和单位食堂注册率 | ％ | ratio | 1.6.1 | foodtraining.registered.count / foodtraining.due.count
foodtraining.trained.count | 餐饮企业和单位食堂已培训 | 已培训餐饮企业和单位食堂 已培训 | 家 | distinct | 1.6.1 |
foodtraining.trained.rate | 培训率 | 餐饮企业和单位食堂培训率 | ％ | ratio | 1.6.1 | foodtraining.trained.count / foodtraining.due.count
foodtraining.assessed.count | 餐饮企业和单位食堂已考核 | 已考核餐饮企业和单位食堂 已考核 | 家 | distinct | 1.6.1 |
foodtraining.assessed.rate | 考核率 | 餐饮企业和单位食堂考核率 | ％ | ratio | 1.6.1 | foodtraining.assessed.count / foodtraining.due.count
events.food_guarantee.count | 重大活动食品安全保障 | 节假日和重大活动食品安全保障 | 次 | events | 1.6.1 |
drugs.retailers.visits | 检查药品零售企业 |  | 家次 | events | 1.6.2 |
devices.units.visits | 检查医疗器械经营使用企业 |  | 家次 | events | 1.6.2 |
drugs.users.visits | 检查药品使用单位 |  | 家次 | events | 1.6.2 |
drugs.online.screened.visits | 网络销售排查 | 排查网络平台销售药品、医疗器械经营企业 网络销售药品医疗器械经营企业排查 | 家次 | events | 1.6.2 |
drugs.ephedrine.inspected.count | 含麻黄碱专项检查 | 含麻黄碱复方制剂检查药品经营企业 检查药品经营企业 | 家 | distinct | 1.6.2 |
campaigns.lens_cosmetics.clues.count | 隐形眼镜/儿童化妆品违法线索 | 发现违法违规线索 隐形眼镜、儿童化妆品检查发现违法违规线索 | 起 | events | 1.6.2 |
adr.drug.reports.count | 药品不良反应（事件）监测 | 药品不良反应监测 药品不良反应报告 | 例 | events | 1.6.2 |
adr.device.reports.count | 医疗器械不良反应（事件）监测 | 医疗器械不良事件监测 医疗器械不良反应监测 | 例 | events | 1.6.2 |
adr.cosmetic.reports.count | 化妆品不良反应（事件）监测 | 化妆品不良反应监测 化妆品不良反应报告 | 例 | events | 1.6.2 |
se.users.inspected.count | 检查特种设备使用单位 |  | 家 | distinct | 1.6.3 |
se.inspections.records.count | 现场监督检查记录 |  | 份 | events | 1.6.3 |
se.orders.issued.count | 安全监察指令书 |  | 份 | events | 1.6.3 |
se.complaints.accepted.count | 特种设备投诉 |  | 起 | events | 1.6.3 |
se.complaints.feedback.hours.max | 投诉反馈时限 |  | 小时 | bound | 1.6.3 |
se.trainings.count | 特种设备培训 |  | 次 | events | 1.6.3 |
cases.onfile.count | 立案 | 立案件数 立案案件 | 件 | events | 1.7.1 |
cases.simplified.count | 简易程序案 |  | 件 | events | 1.7.1 | part cases.onfile.count
cases.closed.count | 已结案 |  | 件 | events | 1.7.1 |
cases.involved.amount | 涉案金额 |  | 万元 | sum | 1.7.1 |
cases.penalty.amount | 罚没款金额 |  | 万元 | sum | 1.7.1 |
cases.pending.count | 正在办理 |  | 件 | events | 1.7.1 |
cases.transferred.count | 移送公安涉刑案件 | 向公安机关移送涉刑违法案件 移送涉刑违法案件 移送公安机关案件 | 件 | events | 1.7.2 |
cases.transferred.food.count | 其中食品 | 移送食品案件 | 件 | events | 1.7.2 | part cases.transferred.count
cases.transferred.drug.count | 其中药品 | 移送药品案件 | 件 | events | 1.7.2 | part cases.transferred.count
expose315.steel.inspected.count | 检查钢筋生产经营单位 |  | 家 | distinct | 1.7.3 |
expose315.mutton.inspected.count | 检查羊肉经营单位 |  | 家 | distinct | 1.7.3 |
tutoring.checks.visits | 检查教育培训机构 |  | 家次 | events | 1.7.4 |
tutoring.advertising.cases.count | 虚假广告案 |  | 件 | events | 1.7.4 |
sampling.food.planned.batches | 食品抽检总任务 | 食品及食用农产品抽检总任务 食品抽检任务 | 批次 | sum | 1.7.5 |
sampling.food.done.batches | 食品抽检已完成 | 食品抽检完成 完成食品抽检 | 批次 | sum | 1.7.5 |
sampling.food.done.rate | 食品抽检完成率 | 食品抽检任务完成率 | ％ | ratio | 1.7.5 | sampling.food.done.batches / sampling.food.planned.batches
sampling.drug.planned.batches | 药品抽检任务 | 药品质量抽查检验任务 零售和使用环节药品质量抽查检验任务 | 批次 | sum | 1.7.5 |
sampling.drug.done.batches | 药品抽检已完成 | 药品抽查检验完成 | 批次 | sum | 1.7.5 |
sampling.food.failed.count | 食品抽检不合格 |  | 件 | events | 1.7.5 |
sampling.food.failed.disposed.count | 不合格已处置 |  | 件 | events | 1.7.5 |
sampling.food.failed.pending.count | 不合格正在办理 |  | 件 | events | 1.7.5 |
pyramid.sweeps.count | 打传摸底排查 | 会同公安部门对重点场所摸底排查 重点场所摸底排查 | 次 | events | 1.7.6 |
pyramid.premises.checked.count | 检查重点场所 |  | 家 | distinct | 1.7.6 |
party.study.textbooks.count | 指定教材 |  | 册 | sum | 1.8.1 |
party.study.sessions.count | 专题学习 | 理论学习中心组召开专题学习 召开专题学习 | 期 | events | 1.8.1 |
party.village.cadres.count | 选派驻村干部 |  | 名 | distinct | 1.8.1 |
integrity.screening.persons.count | 政法队伍及家属核查人数 | 政法队伍职工及其家属系统查询 政法队伍职工及家属核查 | 人 | distinct | 1.8.2 |
foodrisk.operators.graded.count | 已分级食品经营者 |  | 家 | helper distinct | 1.6.1 |
foodrisk.operators.due.count | 应分级食品经营者 |  | 家 | helper distinct | 1.6.1 |
esupervision.food_makers.connected.count | 接入电子监管的食品生产企业 |  | 家 | helper distinct | 1.6.1 |
entities.food_makers.active.count | 在产食品生产企业 |  | 家 | helper distinct | 1.6.1 |
esupervision.food_operators.connected.count | 接入电子监管的食品经营者 |  | 家 | helper distinct | 1.6.1 |
entities.food_operators.active.count | 在营食品经营者 |  | 家 | helper distinct | 1.6.1 |
foodrisk.catering.due.count | 应评定餐饮服务经营者 |  | 家 | helper distinct | 1.6.1 |
campus.canteens.active.count | 学校食堂总数 |  | 家 | helper distinct | 1.6.1 |
foodtraining.due.count | 应参训餐饮企业和单位食堂 |  | 家 | helper distinct | 1.6.1 |
`

const titles: Readonly<Record<string, string>> = {
  '1.1': '优化营商环境，服务市场主体',
  '1.2': '强化事中事后监管，推进信用体系建设',
  '1.3': '提升产品服务质量，全力促进经济发展',
  '1.4.1': '常态化开展疫情防控工作',
  '1.4.2': '筑牢关键环节疫情防控屏障',
  '1.5.1': '推进放心消费行动',
  '1.5.2': '加强价格监管',
  '1.5.3': '严格计量监管，改善计量服务',
  '1.6.1': '强化食品安全监管',
  '1.6.2': '加强药械化安全监管',
  '1.6.3': '全面加强特种设备安全监管',
  '1.7.1': '民生领域案件查办“铁拳”行动',
  '1.7.2': '深化行刑衔接机制',
  '1.7.3': '“3.15”晚会曝光产品排查',
  '1.7.4': '校外培训机构专项整治',
  '1.7.5': '加大抽检力度',
  '1.7.6': '打击传销',
  '1.8.1': '党的政治建设',
  '1.8.2': '政法队伍教育整顿',
}

function entriesOf(table: string): DictionaryEntry[] {
  return table
    .trim()
    .split('\n')
    .map((line): DictionaryEntry => {
      const [id, name, synonyms, unit, counting, section, relation] = line.split('|').map((cell) => cell.trim())
      const [kind, helper] = [counting!.replace('helper ', ''), counting!.startsWith('helper ')]
      const [numerator, denominator] = kind === 'ratio' ? relation!.split(' / ') : []
      return {
        id: id!,
        name: name!,
        synonyms: synonyms === '' ? [] : synonyms!.split(' '),
        unit: unit!,
        counting: kind as DictionaryEntry['counting'],
        section: section!,
        sectionTitle: titles[section!] ?? '',
        helper,
        numerator,
        denominator,
        of: relation!.startsWith('of ') ? relation!.slice(3) : undefined,
        partOf: relation!.startsWith('part ') ? relation!.slice(5) : undefined,
      }
    })
}

/** Figures F001–F042 and what stands behind their rates: all that an office has that handles registration and credit only. */
export const firstDictionary: readonly DictionaryEntry[] = entriesOf(access)

/** All 130 figures: nothing may go wrong because the others exist. */
export const fullDictionary: readonly DictionaryEntry[] = [...firstDictionary, ...entriesOf(rest)]
