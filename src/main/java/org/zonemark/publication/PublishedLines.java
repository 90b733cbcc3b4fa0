package org.zonemark.publication;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tables of publications. Anyone may ask for them, and the reports that they are made of are fifty times as large: so they
 * are read some at a time, by one request for all that ask at once, and kept. They never change.
 */
@Component
class PublishedLines {

    /** So many reports are in memory at once. */
    static final int AT_ONCE = 100;

    /** Of all publications together; of each a kilobyte is kept. */
    private static final int MOST_KEPT = 20_000;

    private final PublicationRepository publications;
    private final JsonMapper json;
    private final LoadingCache<String, List<PublishedLine>> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .<String, List<PublishedLine>>weigher((id, lines) -> lines.size())
            .build(this::read);

    PublishedLines(PublicationRepository publications, JsonMapper json) {
        this.publications = publications;
        this.json = json;
    }

    /** By the code of the zone. Call it without a transaction: whoever waits for another's reading must hold no connection. */
    List<PublishedLine> of(Publication publication) {
        return kept.get(publication.id());
    }

    private List<PublishedLine> read(String publication) {
        List<PublishedLine> lines = new ArrayList<>();
        String last = "";
        List<ScoreReport> some = publications.reports(publication, last, AT_ONCE);
        while (!some.isEmpty()) {
            for (ScoreReport report : some) {
                lines.add(PublishedLine.of(report.zone(), json.readTree(report.report())));
                last = report.zone();
            }
            some = publications.reports(publication, last, AT_ONCE);
        }
        return List.copyOf(lines);
    }
}
