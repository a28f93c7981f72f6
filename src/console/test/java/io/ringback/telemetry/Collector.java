package io.ringback.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector in this process: it reads what it is sent as OTLP says. */
final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final List<ExportMetricsServiceRequest> figures = new CopyOnWriteArrayList<>();
    private final List<ExportTraceServiceRequest> traces = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/metrics", this::takeFigures);
        server.createContext("/v1/traces", this::takeTraces);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void answersWith(int other) {
        status = other;
    }

    List<Metric> metrics() {
        return figures.stream()
                .flatMap(request -> request.getResourceMetricsList().stream())
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .toList();
    }

    List<Span> spans() {
        return traces.stream()
                .flatMap(request -> request.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    List<ExportTraceServiceRequest> requests() {
        return List.copyOf(traces);
    }

    private void takeFigures(HttpExchange exchange) throws IOException {
        figures.add(ExportMetricsServiceRequest.parseFrom(exchange.getRequestBody()));
        answer(exchange);
    }

    private void takeTraces(HttpExchange exchange) throws IOException {
        traces.add(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()));
        answer(exchange);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
