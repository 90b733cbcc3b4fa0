package org.zonemark.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.scoring.Rulebooks;

class EconomicRegionTest {

    @ParameterizedTest
    @CsvSource({
        "上海, 东部", "江苏, 东部", "浙江, 东部", "安徽, 中部", "江西, 中部", "湖北, 中部", "湖南, 中部", "重庆, 西部", "四川, 西部", "贵州, 西部", "云南, 西部"
    })
    void elevenProvincesAreDividedAsTheStatisticsBureauDoes(String province, String region) {
        assertThat(EconomicRegion.of(province).words().zh()).isEqualTo(region);
    }

    @Test
    void everyProvinceOfTheGazetteerHasOne() {
        assertThat(Rulebooks.own().catalogue().gazetteer().provinces().keySet())
                .hasSize(11)
                .allSatisfy(province -> assertThat(EconomicRegion.of(province)).isNotNull());
    }

    @Test
    void anotherProvinceHasNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EconomicRegion.of("广东"))
                .withMessageContaining("广东");
    }
}
