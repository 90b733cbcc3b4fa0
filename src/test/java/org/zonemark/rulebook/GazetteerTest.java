package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zonemark.rulebook.Gazetteer.Region;

class GazetteerTest {

    private static final Gazetteer GAZETTEER = new Gazetteer(
            Map.of("江苏", Basin.LOWER, "湖北", Basin.MIDDLE, "云南", Basin.UPPER), Map.of("武汉", "湖北"), Map.of());

    @ParameterizedTest
    @CsvSource({"江苏, 下游, lower reaches", "湖北, 中游, middle reaches", "云南, 上游, upper reaches"})
    void knowsInWhichReachAProvinceLies(String province, String zh, String en) {
        assertThat(GAZETTEER.basinOf(province).orElseThrow().words().zh()).isEqualTo(zh);
        assertThat(GAZETTEER.basinOf(province).orElseThrow().words().en()).isEqualTo(en);
    }

    @Test
    void knowsNoReachOfAPlaceThatIsNoProvinceOfTheBelt() {
        assertThat(GAZETTEER.basinOf("广东")).isEmpty();
        assertThat(GAZETTEER.basinOf("武汉")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"江苏, true", "武汉, true", "徐州, false"})
    void knowsProvincesAndTheCitiesThatRowsName(String name, boolean known) {
        assertThat(GAZETTEER.knowsPlace(name)).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({"江苏, 苏州, true", "江苏, 徐州, false", "浙江, 苏州, false", "浙江, 杭州, false"})
    void aRegionHoldsTheCitiesThatItLists(String province, String city, boolean held) {
        Region sunan = new Region("苏南", List.of("江苏"), List.of("南京", "苏州"));

        assertThat(sunan.holds(province, city)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"江苏, 徐州, true", "安徽, 合肥, true", "江西, 南昌, false"})
    void aRegionThatListsNoCityHoldsAllOfItsProvinces(String province, String city, boolean held) {
        Region delta = new Region("长三角", List.of("江苏", "安徽"), List.of());

        assertThat(delta.holds(province, city)).isEqualTo(held);
    }
}
