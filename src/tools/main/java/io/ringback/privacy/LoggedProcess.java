package io.ringback.privacy;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.ringback.process.OwnJvm;
import io.ringback.settings.Role;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A process of Ringback as an operator would run it, with all logging on; looked into from outside. */
final class LoggedProcess implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(15);

    private final String name;
    private final Path output;
    private final Process process;

    private LoggedProcess(String name, Path output, Process process) {
        this.name = name;
        this.output = output;
        this.process = process;
    }

    /**
     * Starts a class of this program's class path.
     *
     * @param folder where its log and its output go, under its name
     */
    static LoggedProcess start(String name, Path folder, String main, List<String> arguments) throws IOException {
        List<String> options = new ArrayList<>(OwnJvm.SMALL);
        if (name.equals(Role.NOTIFY.word())) {
            // Jetty's client quotes where it posts to. Nothing switches it on: the program's own log has it off.
            options.add("-Dringback.proof.jetty=OFF");
        }
        options.add("-Dlogback.configurationFile=proof-logback.xml");
        options.add("-Dringback.proof.log=" + folder.resolve(name + ".log"));
        Path output = folder.resolve(name + ".out");
        ProcessBuilder builder = OwnJvm.process(OwnJvm.command(options, main, arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        return new LoggedProcess(name, output, builder.start());
    }

    /**
     * Waits until its output has a word.
     *
     * @throws ProofFailure when it ends before, with what it said last
     */
    LoggedProcess await(String word, Duration atMost) throws IOException, InterruptedException {
        if (!OwnJvm.says(process, output, word, atMost)) {
            List<String> said = Files.readAllLines(output);
            throw new ProofFailure(
                    name + " did not start: " + (said.isEmpty() ? "it said nothing" : said.get(said.size() - 1)));
        }
        return this;
    }

    String name() {
        return name;
    }

    /** @param live only what is still referenced, else everything that has not been overwritten yet */
    void dumpHeap(Path file, boolean live) throws IOException {
        inside(server -> ManagementFactory.newPlatformMXBeanProxy(
                        server, "com.sun.management:type=HotSpotDiagnostic", HotSpotDiagnosticMXBean.class)
                .dumpHeap(file.toString(), live));
    }

    /** Every metric and every other attribute that the process shows over JMX. */
    String metrics() throws IOException {
        StringBuilder text = new StringBuilder();
        inside(server -> Metrics.print(server, text));
        return text.toString();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        OwnJvm.end(process, STOP);
    }

    /** Something done in the process through JMX. */
    private interface Look {
        void at(MBeanServerConnection server) throws IOException;
    }

    @SuppressWarnings("BanJNDI") // a process of our own, on this machine
    private void inside(Look look) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(process.pid()));
            JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
            machine.detach();
            try (JMXConnector connector = JMXConnectorFactory.connect(address)) {
                look.at(connector.getMBeanServerConnection());
            }
        } catch (AttachNotSupportedException e) {
            throw new ProofFailure("the process " + name + " cannot be looked into: is this a JDK?");
        }
    }
}
