package org.zonemark;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.api.Answer;
import org.zonemark.samples.Samples;

/** Traces go to a collector that speaks OpenTelemetry's protocol when one is named, and to nobody otherwise. */
@Timeout(120)
class TracesIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    private final Queue<ResourceSpans> received = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    private HttpServer collector;

    @BeforeEach
    void startCollector() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", this::receive);
        collector.start();
    }

    @AfterEach
    void stopCollector() {
        collector.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            try (InputStream body =
                    zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
                received.addAll(ExportTraceServiceRequest.parseFrom(body).getResourceSpansList());
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private ServiceProcess start(int collectorPort, String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add("--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:" + collectorPort
                + "/v1/traces");
        return ServiceProcess.start(folder, settings.toArray(String[]::new));
    }

    private static Answer score(ServiceProcess service, String body) {
        return service.client().post("/api/v1/score", body, "traceparent", "00-" + TRACE + "-" + CALLER + "-01");
    }

    @Test
    void aRequestIsTracedWithinTheTraceOfItsCaller() throws Exception {
        try (ServiceProcess service =
                start(collector.getAddress().getPort(), "--management.tracing.sampling.probability=1")) {
            assertThat(score(service, Samples.text("demo-hb-01")).status()).isEqualTo(200);
            assertThat(score(service, "{}").status()).isEqualTo(422);
        } // what was not sent yet is sent on the way out

        assertThat(received)
                .allSatisfy(one -> assertThat(attributes(one.getResource().getAttributesList()))
                        .containsEntry("service.name", "zonemark"));
        List<Span> ofCaller = received.stream()
                .flatMap(one -> one.getScopeSpansList().stream())
                .flatMap(one -> one.getSpansList().stream())
                .filter(span -> hex(span.getTraceId()).equals(TRACE))
                .filter(span -> hex(span.getParentSpanId()).equals(CALLER))
                .toList();
        assertThat(ofCaller)
                .extracting(
                        Span::getName,
                        span -> attributes(span.getAttributesList()).get("status"))
                .containsExactlyInAnyOrder(
                        tuple("http post /api/v1/score", "200"), tuple("http post /api/v1/score", "422"));
        assertThat(ofCaller)
                .allMatch(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER
                        && span.getEndTimeUnixNano() > span.getStartTimeUnixNano());
    }

    @Test
    void theLinkToASurveyIsNotTraced() {
        try (ServiceProcess service =
                start(collector.getAddress().getPort(), "--management.tracing.sampling.probability=1")) {
            assertThat(service.client().page("/survey/a-link-of-a-firm").status())
                    .isEqualTo(404);
        }
        assertThat(received).isNotEmpty();
        assertThat(received.toString()).contains("/survey/{token}").doesNotContain("a-link-of-a-firm");
    }

    @Test
    void nothingIsTracedUnlessSomebodyAsksForIt() {
        try (ServiceProcess service = start(collector.getAddress().getPort())) {
            assertThat(service.client().get("/api/v1/rulebook").status()).isEqualTo(200);
            assertThat(service.client()
                            .post("/api/v1/score", Samples.text("demo-hb-01"))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aCollectorThatIsGoneHoldsNobodyUp() {
        int gone = collector.getAddress().getPort();
        collector.stop(0);
        long begin;
        try (ServiceProcess service = start(gone, "--management.tracing.sampling.probability=1")) {
            begin = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                assertThat(service.client().get("/api/v1/rulebook").status()).isEqualTo(200);
            }
        }
        assertThat(System.nanoTime() - begin).as("with the stop").isLessThan(30_000_000_000L);
        assertThat(received).isEmpty();
    }

    private static Map<String, String> attributes(List<KeyValue> all) {
        return all.stream()
                .collect(toMap(KeyValue::getKey, one -> one.getValue().getStringValue()));
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
