# The built distribution on a Java runtime: run 'mvn package' first, nothing is built in here.
#
#   docker build -t ringback .
#
# A layer each, from what changes rarely to what changes often: libraries, class-data archive, documents, Ringback's parts.
ARG JAVA_IMAGE=eclipse-temurin:17-jre

FROM ${JAVA_IMAGE} AS unpacked
ADD target/ringback-*.tar.gz /tmp/unpacked/
RUN mkdir -p /layers/lib /layers/rest \
 && cd /tmp/unpacked/ringback-* \
 && for part in contract console; do mkdir /layers/$part && mv lib/ringback-$part-*.jar /layers/$part/; done \
 && mkdir /layers/program && mv lib/ringback-*.jar /layers/program/ \
 && case $(uname -m) in x86_64) rm lib/native/*-aarch64.so ;; aarch64) rm lib/native/*-linux64.so ;; esac \
 && mv lib/*.jar lib/native /layers/lib/ \
 && for bom in *.cdx.json; do if [ -f "$bom" ]; then mv "$bom" /layers/rest/; fi; done \
 && mv bin schemas topology LICENSE NOTICE THIRD-PARTY.txt /layers/rest/

# Classes of the libraries and of the JDK, parsed and laid out once: about a second and a half of every start. Their
# names come from a recorded run (deploy/docker/record-classes.sh), so that a change of Ringback does not remake this.
FROM ${JAVA_IMAGE} AS archived
COPY --from=unpacked /layers/lib /opt/ringback/lib
COPY deploy/docker/classes.list /tmp/classes.list
RUN classpath=$(ls /opt/ringback/lib/*.jar | tr '\n' ':') \
 && java -Xshare:dump -Xlog:disable -Xlog:all=error:stderr -XX:SharedClassListFile=/tmp/classes.list \
      -XX:SharedArchiveFile=/tmp/ringback.jsa -cp "${classpath%:}" \
 && chmod 0444 /tmp/ringback.jsa

FROM ${JAVA_IMAGE}
RUN mkdir -p /var/lib/ringback /etc/ringback && chown 10001:10001 /var/lib/ringback
COPY --from=archived /opt/ringback/lib /opt/ringback/lib
COPY --from=archived /tmp/ringback.jsa /opt/ringback/lib/ringback.jsa
COPY --from=unpacked /layers/rest /opt/ringback/
COPY deploy/docker/health /opt/ringback/bin/health
COPY --from=unpacked /layers/contract /opt/ringback/lib/
COPY --from=unpacked /layers/console /opt/ringback/lib/
COPY --from=unpacked /layers/program /opt/ringback/lib/
# A heap that begins at a sixty-fourth of the memory, 10 MB, is collected thirty times before it is READY; this one thrice.
ENV PATH=/opt/ringback/bin:$PATH \
    JAVA_OPTS="-XX:MaxRAMPercentage=60 -XX:InitialRAMPercentage=30" \
    RINGBACK_STATE_DIR=/var/lib/ringback
WORKDIR /opt/ringback
USER 10001:10001
VOLUME /var/lib/ringback
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=30s --start-period=60s --retries=3 CMD ["/opt/ringback/bin/health"]
ENTRYPOINT ["/opt/ringback/bin/ringback"]
CMD ["run"]
