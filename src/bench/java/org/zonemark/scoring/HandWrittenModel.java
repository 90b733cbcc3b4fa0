package org.zonemark.scoring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.CatalogueRow;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.ScoringSizes.PlanFitSizes;
import org.zonemark.rulebook.Yardstick;

/**
 * What the rules of the rulebook say, written by hand in plain Java: the practical limit of what an engine can reach. It makes the
 * findings with the same judgements, so that the difference is the engine's alone.
 */
public final class HandWrittenModel {

    private final Rulebook rulebook;

    public HandWrittenModel(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** The same findings as the rules make. */
    public Findings evaluate(SelfAssessment assessment) {
        Yardstick.Year year = rulebook.yardsticks(assessment.year());
        PlanFit fit = planFit(assessment);
        Finding[] found = new Work(assessment, year, fit).findings();
        return new Findings(List.of(found), fit);
    }

    /** How well the leading industries fit the plan. */
    PlanFit planFit(SelfAssessment assessment) {
        PlanFitSizes sizes = rulebook.sizes().planFit();
        FitCollector fits = new FitCollector(sizes);
        List<ClaimedRow> claimed = new ArrayList<>();
        for (int i = 0; i < assessment.leadingIndustries().size(); i++) {
            LeadingIndustry industry = assessment.leadingIndustries().get(i);
            int before = claimed.size();
            for (String id : new LinkedHashSet<>(industry.rows())) {
                CatalogueRow row = rulebook.catalogue().row(id).orElse(null);
                if (row != null && row.countsForFit()) {
                    claimed.add(claim(assessment, industry, i, row, false));
                }
            }
            if (claimed.size() == before) {
                boolean named = rulebook.catalogue().industriesWithoutRow().contains(industry.name());
                claimed.add(claim(assessment, industry, i, null, named));
            }
        }
        for (ClaimedRow row : claimed) {
            fits.add(row, fit(row, sizes));
            if (row.isUnderCaution()) {
                fits.atMost(row, sizes.cautionCap());
            }
        }
        return fits.planFit(assessment.leadingIndustries(), claimed);
    }

    private ClaimedRow claim(
            SelfAssessment assessment,
            LeadingIndustry industry,
            int position,
            @Nullable CatalogueRow row,
            boolean named) {
        return new ClaimedRow(
                industry,
                position,
                assessment.zone(),
                row,
                named,
                rulebook.catalogue().gazetteer());
    }

    private static double fit(ClaimedRow row, PlanFitSizes sizes) {
        if (!row.isInCatalogue()) {
            return row.isNamedByAnnexOnly() ? sizes.anywhere() : sizes.noRow();
        }
        if (row.isForWholeBelt()) {
            return sizes.belt();
        }
        if (row.namesNoPlace()) {
            return sizes.anywhere();
        }
        if (row.namesThisPlace()) {
            return sizes.here();
        }
        return row.namesProvinceElsewhere() ? sizes.sameProvince() : sizes.otherProvince();
    }

    /** The clauses of one self-assessment, in the order of the Annex. */
    private record Work(SelfAssessment assessment, Yardstick.Year year, PlanFit fit) {

        Finding[] findings() {
            Finding[] found = new Finding[year.inOrder().size()];
            judge(found);
            rollUp(found);
            return found;
        }

        private AnsweredCriterion to(String clause, String rule) {
            return new AnsweredCriterion(year.byClause().get(clause), answer(clause), fit, rule);
        }

        private boolean concerns(String clause) {
            return year.byClause()
                            .get(clause)
                            .criterion()
                            .applies()
                            .appliesIn(assessment.zone().basin())
                    && answer(clause).notApplicable() == null;
        }

        private Answer answer(String clause) {
            return assessment.answers().getOrDefault(clause, Answer.NONE);
        }

        private static void put(Finding[] found, Finding finding) {
            found[finding.yardstick().criterion().position()] = finding;
        }

        private void rollUp(Finding[] found, String clause, String rule) {
            Yardstick rollUp = year.byClause().get(clause);
            double mean = RollUp.mean(
                    rollUp, part -> found[year.byClause().get(part).criterion().position()]);
            put(found, new Finding(rollUp, Status.ROLL_UP, Double.NaN, mean, null, rule));
        }

        private void rollUp(Finding[] found) {
            rollUp(found, "A2-1.2.1", "A2-1.2.1 构建创新体系");
            rollUp(found, "A2-1.2.4", "A2-1.2.4 培育竞争力强的产业集群");
            rollUp(found, "A2-1.3.2", "A2-1.3.2 建设国际化营商环境");
            rollUp(found, "A2-1.3.4", "A2-1.3.4 建立上中下游合作机制");
            rollUp(found, "A2-1.3.5", "A2-1.3.5 产业分工协作和有序转移");
        }

        private void judge(Finding[] found) {
            put(found, to("A2-1.1.1", "A2-1.1.1 符合主体功能区和环保规划").asGate());
            put(found, to("A2-1.1.2", "A2-1.1.2 严守生态环保和水资源制度").asGate());
            put(found, to("A2-1.1.3", "A2-1.1.3 突出生态文明建设").byLevelReached());
            put(found, to("A2-1.1.4", "A2-1.1.4 经济与资源环境相适应").alongAnchors());
            put(found, to("A2-1.1.5", "A2-1.1.5 绿色循环低碳示范带动").alongAnchors());
            put(found, to("A2-1.2.2", "A2-1.2.2 转向创新驱动").alongAnchors());
            put(found, to("A2-1.2.3", "A2-1.2.3 特色鲜明的主导产业").alongAnchors());
            put(found, to("A2-1.2.5", "A2-1.2.5 建设区域对外开放基地").alongAnchors());
            put(found, to("A2-1.2.6", "A2-1.2.6 优化功能布局").byLevelReached());
            put(found, to("A2-1.2.7", "A2-1.2.7 提升土地产出效率").alongAnchors());
            put(found, to("A2-1.3.1", "A2-1.3.1 管理体制改革先行先试").alongAnchors());
            put(found, to("A2-1.3.3", "A2-1.3.3 创新体制机制").byLevelReached());
            put(found, to("A2-1.3.6", "A2-1.3.6 各类开发区错位发展").alongAnchors());
            if (concerns("A2-2.1.1")) {
                put(found, to("A2-2.1.1", "A2-2.1.1 限制沿江新建化工项目").asGate());
            } else {
                put(found, to("A2-2.1.1", "A2-2.1.1 开发区申报不适用").asNotApplicable());
            }
            put(found, to("A2-2.1.2", "A2-2.1.2 强化环评管理").asGate());
            if (concerns("A2-2.1.3")) {
                put(found, to("A2-2.1.3", "A2-2.1.3 水污染物减量置换").alongAnchorsBehindGate());
            } else {
                put(found, to("A2-2.1.3", "A2-2.1.3 开发区申报不适用").asNotApplicable());
            }
            put(found, to("A2-2.1.4", "A2-2.1.4 严控新增污染物排放").alongAnchors());
            put(found, to("A2-2.1.5", "A2-2.1.5 取缔“十小”企业").asGate());
            if (concerns("A2-2.1.6")) {
                put(found, to("A2-2.1.6", "A2-2.1.6 整治重点污染行业").alongAnchors());
            } else {
                put(found, to("A2-2.1.6", "A2-2.1.6 开发区申报不适用").asNotApplicable());
            }
            put(found, to("A2-2.1.7", "A2-2.1.7 严格排放标准").alongAnchors());
            put(found, to("A2-2.1.8", "A2-2.1.8 超标企业停产整顿").asGate());
            put(found, to("A2-2.1.9", "A2-2.1.9 建成污水集中处理设施").asGate());
            put(found, to("A2-2.1.10", "A2-2.1.10 污水处理稳定运行").alongAnchors());
            put(found, to("A2-2.1.11", "A2-2.1.11 工业项目向开发区集中").alongAnchors());
            put(found, to("A2-2.2.1", "A2-2.2.1 三级循环发展模式").byLevelReached());
            put(found, to("A2-2.2.2", "A2-2.2.2 健全激励约束机制").byItemsTicked());
            put(found, to("A2-2.2.3", "A2-2.2.3 构建生态工业链条").alongAnchors());
            put(found, to("A2-2.2.4", "A2-2.2.4 全面实施循环化改造").byLevelReached());
            put(found, to("A2-2.2.5", "A2-2.2.5 搭建循环经济公共平台").byItemsTicked());
            put(found, to("A2-2.2.6", "A2-2.2.6 促进废物交换利用").alongAnchors());
            put(found, to("A2-2.2.7", "A2-2.2.7 能量梯级利用").alongAnchors());
            put(found, to("A2-2.2.8", "A2-2.2.8 水的分类和循环利用").alongAnchors());
            put(found, to("A2-2.3.1", "A2-2.3.1 制造业绿色改造升级").alongAnchors());
            put(found, to("A2-2.3.2", "A2-2.3.2 降低能耗").alongAnchors());
            if (concerns("A2-2.3.3")) {
                put(found, to("A2-2.3.3", "A2-2.3.3 降低限用物质含量").alongAnchors());
            } else {
                put(found, to("A2-2.3.3", "A2-2.3.3 开发区申报不适用").asNotApplicable());
            }
            put(found, to("A2-2.3.4", "A2-2.3.4 开发绿色产品").alongAnchors());
            put(found, to("A2-2.3.5", "A2-2.3.5 建设绿色工厂").alongAnchors());
            put(found, to("A2-2.3.6", "A2-2.3.6 产业耦合与近零排放").alongAnchors());
            put(found, to("A2-2.3.7", "A2-2.3.7 强化绿色监管").alongAnchors());
            put(found, to("A2-2.3.8", "A2-2.3.8 开展绿色评价").byItemsTicked());
            put(found, to("A2-2.3.9", "A2-2.3.9 推广低碳管理模式").alongAnchors());
            if (concerns("A2-2.3.10")) {
                put(found, to("A2-2.3.10", "A2-2.3.10 参加全国碳市场").alongAnchors());
            } else {
                put(found, to("A2-2.3.10", "A2-2.3.10 开发区申报不适用").asNotApplicable());
            }
            put(found, to("A2-2.3.11", "A2-2.3.11 碳交易支撑服务").byItemsTicked());
            put(found, to("A2-3.1.1", "A2-3.1.1 集聚创新资源").alongAnchors());
            put(found, to("A2-3.1.2", "A2-3.1.2 企业主体的技术创新体系").alongAnchors());
            put(found, to("A2-3.1.3", "A2-3.1.3 科技与产业对接").alongAnchors());
            put(found, to("A2-3.1.4", "A2-3.1.4 支持企业研发活动").alongAnchors());
            put(found, to("A2-3.1.5", "A2-3.1.5 建设产业技术创新平台").alongAnchors());
            put(found, to("A2-3.1.6", "A2-3.1.6 企业技术中心和示范企业").alongAnchors());
            put(found, to("A2-3.1.7", "A2-3.1.7 构建创新人才体系").byLevelReached());
            put(found, to("A2-3.2.1", "A2-3.2.1 公共技术服务平台").alongAnchors());
            put(found, to("A2-3.2.2", "A2-3.2.2 发展创业服务平台").alongAnchors());
            put(found, to("A2-3.2.3", "A2-3.2.3 设立三类基金").byItemsTicked());
            put(found, to("A2-3.2.4", "A2-3.2.4 完善创业创新服务").byItemsTicked());
            put(found, to("A2-3.2.5", "A2-3.2.5 营造双创氛围").alongAnchors());
            put(found, to("A2-3.2.6", "A2-3.2.6 构建开放的创新体系").alongAnchors());
            put(found, to("A2-4.1.1", "A2-4.1.1 实施《中国制造2025》").alongAnchors());
            put(found, to("A2-4.1.2", "A2-4.1.2 加强招商引资谋划").alongAnchors());
            put(found, to("A2-4.1.3", "A2-4.1.3 大企业带动产业链延伸").alongAnchors());
            put(found, to("A2-4.1.4", "A2-4.1.4 重点产业集聚发展").byPlanFit());
            put(found, to("A2-4.1.5", "A2-4.1.5 打造国际竞争力产业集群").alongAnchors());
            put(found, to("A2-4.2.1", "A2-4.2.1 培育战略性新兴产业").alongAnchors());
            put(found, to("A2-4.2.2", "A2-4.2.2 传统产业技术改造").alongAnchors());
            put(found, to("A2-4.2.3", "A2-4.2.3 信息技术与制造业结合").alongAnchors());
            put(found, to("A2-4.2.4", "A2-4.2.4 去产能去库存").alongAnchors());
            put(found, to("A2-4.2.5", "A2-4.2.5 淘汰落后产能").asGate());
            put(found, to("A2-4.2.6", "A2-4.2.6 发展生产性服务业").alongAnchors());
            put(found, to("A2-4.2.7", "A2-4.2.7 向服务型制造转变").alongAnchors());
            put(found, to("A2-5.1.1", "A2-5.1.1 完善外贸综合服务").byItemsTicked());
            put(found, to("A2-5.1.2", "A2-5.1.2 发展新型贸易方式").alongAnchors());
            put(found, to("A2-5.1.3", "A2-5.1.3 加大吸引外资力度").alongAnchors());
            put(found, to("A2-5.1.4", "A2-5.1.4 扩大重点领域外资规模").alongAnchors());
            put(found, to("A2-5.1.5", "A2-5.1.5 增强劳动密集型产业引资").alongAnchors());
            if (concerns("A2-5.1.6")) {
                put(found, to("A2-5.1.6", "A2-5.1.6 加强中上游基础设施建设").byItemsTicked());
            } else {
                put(found, to("A2-5.1.6", "A2-5.1.6 所在流域不适用").asNotApplicable());
            }
            if (concerns("A2-5.1.7")) {
                put(found, to("A2-5.1.7", "A2-5.1.7 提升产业配套能力").alongAnchors());
            } else {
                put(found, to("A2-5.1.7", "A2-5.1.7 所在流域不适用").asNotApplicable());
            }
            if (concerns("A2-5.1.8")) {
                put(found, to("A2-5.1.8", "A2-5.1.8 发展外向型产业集群").alongAnchors());
            } else {
                put(found, to("A2-5.1.8", "A2-5.1.8 所在流域不适用").asNotApplicable());
            }
            put(found, to("A2-5.1.9", "A2-5.1.9 建设双边合作产业园").alongAnchors());
            put(found, to("A2-5.1.10", "A2-5.1.10 引进国外资金和科技资源").alongAnchors());
            put(found, to("A2-5.2.1", "A2-5.2.1 上中下游交流合作").byItemsTicked());
            put(found, to("A2-5.2.2", "A2-5.2.2 互补共享型产业协作").alongAnchors());
            put(found, to("A2-5.2.3", "A2-5.2.3 合作共建开发区").alongAnchors());
            put(found, to("A2-5.2.4", "A2-5.2.4 促进产业有序转移").alongAnchorsBehindGate());
            put(found, to("A2-6.1.1", "A2-6.1.1 精简管理机构").alongAnchors());
            put(found, to("A2-6.1.2", "A2-6.1.2 加大投资促进力度").byLevelReached());
            put(found, to("A2-6.1.3", "A2-6.1.3 完善“一站式”服务").alongAnchors());
            put(found, to("A2-6.1.4", "A2-6.1.4 健全政企沟通机制").alongAnchors());
            put(found, to("A2-6.1.5", "A2-6.1.5 提高服务效率和行政效能").alongAnchors());
            put(found, to("A2-6.1.6", "A2-6.1.6 对接国际营商环境标准").byLevelReached());
            put(found, to("A2-6.1.7", "A2-6.1.7 优化审批服务流程").alongAnchors());
            put(found, to("A2-6.2.1", "A2-6.2.1 吸引社会资本参与建设").alongAnchors());
            put(found, to("A2-6.2.2", "A2-6.2.2 运营企业专业化品牌化").byLevelReached());
            put(found, to("A2-6.2.3", "A2-6.2.3 整合小而散的园区").alongAnchors());
            put(found, to("A2-6.2.4", "A2-6.2.4 提高产业集聚度").alongAnchors());
            if (concerns("A2-6.2.5")) {
                put(found, to("A2-6.2.5", "A2-6.2.5 城市综合功能改造").byLevelReached());
            } else {
                put(found, to("A2-6.2.5", "A2-6.2.5 开发区申报不适用").asNotApplicable());
            }
        }
    }
}
