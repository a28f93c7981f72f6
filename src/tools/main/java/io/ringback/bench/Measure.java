package io.ringback.bench;

import java.util.List;

/** One thing that is measured, with its reference, from its set-up to its figures. */
interface Measure {
    List<Figure> take(BenchBroker broker, RunSize size) throws Exception;
}
