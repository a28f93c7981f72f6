package io.ringback.privacy;

import java.io.IOException;
import java.util.Arrays;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.IntrospectionException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.ReflectionException;

/** Prints all that a process shows over JMX: names, tags and values of every metric. */
final class Metrics {
    private Metrics() {}

    static void print(MBeanServerConnection server, StringBuilder out) throws IOException {
        for (ObjectName name : server.queryNames(null, null)) {
            out.append(name).append('\n');
            try {
                String[] attributes = Arrays.stream(server.getMBeanInfo(name).getAttributes())
                        .filter(MBeanAttributeInfo::isReadable)
                        .map(MBeanAttributeInfo::getName)
                        .toArray(String[]::new);
                for (Attribute attribute :
                        server.getAttributes(name, attributes).asList()) {
                    out.append(attribute.getName())
                            .append('=')
                            .append(value(attribute))
                            .append('\n');
                }
            } catch (InstanceNotFoundException | IntrospectionException | ReflectionException e) {
                out.append("gone\n");
            }
        }
    }

    private static String value(Attribute attribute) {
        Object value = attribute.getValue();
        return value instanceof Object[] many ? Arrays.deepToString(many) : String.valueOf(value);
    }
}
