package io.ringback.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every schema file keeps to, so that a new field cannot carry a detail out unnoticed. */
class SchemaContractTest {
    @TempDir
    Path folder;

    @Test
    void everyFieldIsExplainedAndSaysHowPrivateItIs() {
        forEveryField((field) -> {
            assertThat(field.doc()).as(field.name()).isNotBlank().endsWith(".");
            assertThat(field.getProp("privacy")).as(field.name()).isIn("detail", "reference", "none");
        });
    }

    @Test
    void onlyAGatewaysRecordHasDetails() {
        assertThat(fieldsWith("privacy", "detail"))
                .containsExactly("CallEvent.dialledNumber", "CallEvent.callerNumber", "CallEvent.details");
    }

    @Test
    void onlyTheOperatorsRecordOfAContactHasPersonalData() {
        assertThat(fieldsWith("personal", true)).containsExactly("Contact.address");
    }

    private static List<String> fieldsWith(String property, Object value) {
        List<String> fields = new ArrayList<>();
        for (String name : SchemaCatalog.bundled().recordNames()) {
            forEachField(SchemaCatalog.bundled().of(name), field -> {
                if (value.equals(field.getObjectProp(property))) {
                    fields.add(name + "." + field.name());
                }
            });
        }
        return fields;
    }

    @Test
    void everyEnumHasADefaultForSymbolsOfLaterVersions() {
        forEveryType(type -> {
            if (type.getType() == Schema.Type.ENUM) {
                assertThat(type.getEnumDefault()).as(type.getFullName()).isEqualTo("UNKNOWN");
            }
        });
    }

    @Test
    void unionsAreNothingButOptionsWhoseDefaultIsNull() {
        forEveryField(field -> {
            if (field.schema().isUnion()) {
                assertThat(field.schema().getTypes()).as(field.name()).hasSize(2);
                assertThat(field.schema().getTypes().get(0).getType()).isEqualTo(Schema.Type.NULL);
                assertThat(field.hasDefaultValue()).as(field.name()).isTrue();
            }
        });
    }

    @Test
    void everyFileOfTheSourceTreeIsInTheCatalogUnderItsOwnName() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("schemas"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".avsc"))
                            .filter(file -> !file.startsWith(Path.of("schemas", "released")))
                            .map(file -> file.getFileName().toString().replace(".avsc", "")))
                    .containsExactlyInAnyOrderElementsOf(SchemaCatalog.bundled().recordNames());
        }
    }

    @Test
    void schemasAreFoundInAJarToo() throws IOException {
        Path jar = folder.resolve("ringback.jar");
        Map<String, URL> here = SchemaResources.find(SchemaContractTest.class.getClassLoader());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, URL> schema : here.entrySet()) {
                out.putNextEntry(new JarEntry("schemas/" + schema.getKey()));
                out.write(SchemaResources.text(schema.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(SchemaResources.find(loader)).containsOnlyKeys(here.keySet());
        }
    }

    private static void forEveryField(Consumer<Schema.Field> check) {
        SchemaCatalog.bundled()
                .recordNames()
                .forEach(name -> forEachField(SchemaCatalog.bundled().of(name), check));
    }

    private static void forEachField(Schema schema, Consumer<Schema.Field> check) {
        forEachType(schema, type -> {
            if (type.getType() == Schema.Type.RECORD) {
                type.getFields().forEach(check);
            }
        });
    }

    private static void forEveryType(Consumer<Schema> check) {
        SchemaCatalog.bundled()
                .recordNames()
                .forEach(name -> forEachType(SchemaCatalog.bundled().of(name), check));
    }

    private static void forEachType(Schema schema, Consumer<Schema> check) {
        check.accept(schema);
        switch (schema.getType()) {
            case RECORD -> schema.getFields().forEach(field -> forEachType(field.schema(), check));
            case UNION -> schema.getTypes().forEach(type -> forEachType(type, check));
            case ARRAY -> forEachType(schema.getElementType(), check);
            case MAP -> forEachType(schema.getValueType(), check);
            default -> {}
        }
    }
}
