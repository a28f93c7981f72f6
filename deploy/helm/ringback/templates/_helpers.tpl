{{/* The release's name, and the chart's unless it is in it. */}}
{{- define "ringback.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 40 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "ringback.process" -}}
{{ include "ringback.name" .root }}{{ if ne .name "pipeline" }}-{{ .name }}{{ end }}
{{- end }}

{{- define "ringback.labels" -}}
{app.kubernetes.io/name: {{ include "ringback.name" .root }}, app.kubernetes.io/component: {{ .component }}}
{{- end }}

{{- define "ringback.image" -}}
{{- if .Values.image.digest }}{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else }}{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}
{{- end }}

{{/*
The name that the values give, or '<name>-<whose>'. Strimzi's logins are called as 'access plan' calls them: the role
gateway's is the party webhooks, since a switch that publishes itself is the party gateway.
*/}}
{{- define "ringback.secret" -}}
{{- $strimzi := and .root.Values.strimzi.users (not (has .of (list "token" "setup"))) }}
{{- $name := ternary "ringback" (include "ringback.name" .root) $strimzi }}
{{- $whose := ternary "webhooks" .of (and $strimzi (eq .of "gateway")) }}
{{- index .root.Values.secrets .of | default (printf "%s-%s" $name $whose) }}
{{- end }}

{{/* What common.properties holds. A values file's numbers are floats: a whole one is written without an exponent. */}}
{{- define "ringback.settings" -}}
{{- range $key, $value := .Values.config }}
{{ $key }}={{ if and (kindIs "float64" $value) (eq (floor $value) (float64 $value)) }}{{ int64 $value }}{{ else }}{{ $value }}{{ end }}
{{- end }}
{{- end }}

{{/* Pods read their settings at their start: with others they are other pods. */}}
{{- define "ringback.checksum" -}}
{{- if .Values.config }}{{ include "ringback.settings" . | sha256sum }}{{ end }}
{{- end }}

{{/* Ends with what is wrong with the values. */}}
{{- define "ringback.check" -}}
{{- $names := list }}
{{- range .Values.processes }}{{ $names = append $names .name }}{{ end }}
{{- range list "console" "setup" "operator" }}
{{- if has . $names }}
{{- fail (printf "processes: '%s' is a name of the chart's own, give the process another" .) }}
{{- end }}
{{- end }}
{{- range $setting, $value := dict "http.port" "http.port" "http.probes.port" "http.probesPort" "gateway.listen" "http.eventsPort" }}
{{- if hasKey $.Values.config $setting }}
{{- fail (printf "config: %s goes by the value %s, which Services and NetworkPolicy go by, too" $setting $value) }}
{{- end }}
{{- end }}
{{- if and .Values.autoscaling.enabled (not (has .Values.autoscaling.process $names)) }}
{{- fail (printf "autoscaling.process: no process is named '%s', there is %s" .Values.autoscaling.process (join ", " $names)) }}
{{- end }}
{{- end }}

{{/*
As many as are said; two keep a warm copy of each other's state. A scaled process keeps those that it has: one that came
down to one for a moment would lose the others' volumes.
*/}}
{{- define "ringback.replicas" -}}
{{- $scaling := .root.Values.autoscaling }}
{{- if and $scaling.enabled (eq $scaling.process .process.name) }}
{{- $name := include "ringback.process" (dict "root" .root "name" .process.name) }}
{{- $live := lookup "apps/v1" "StatefulSet" .root.Release.Namespace $name }}
{{- max (int $scaling.minReplicas) (int (dig "spec" "replicas" 0 $live)) }}
{{- else }}
{{- kindIs "invalid" .process.replicas | ternary 2 .process.replicas }}
{{- end }}
{{- end }}

{{- define "ringback.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.podSpec }}
{{ toYaml . }}
{{- end }}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "ringback.user" -}}
runAsNonRoot: true
{{- with .Values.user }}
runAsUser: {{ int . }}
runAsGroup: {{ int . }}
fsGroup: {{ int . }}
{{- end }}
{{- end }}

{{- define "ringback.container" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{/* What a process is told: where it listens, and with Strimzi its logins. */}}
{{- define "ringback.env" -}}
- {name: RINGBACK_HTTP_HOST, value: 0.0.0.0}
- {name: RINGBACK_HTTP_PORT, value: {{ .root.Values.http.port | quote }}}
- {name: RINGBACK_HTTP_PROBES_PORT, value: {{ .root.Values.http.probesPort | quote }}}
- {name: RINGBACK_HTTP_TOKEN_FILE, value: /etc/ringback/token}
{{- if .root.Values.strimzi.users }}
{{- range .roles }}
{{ include "ringback.login" (dict "root" $.root "of" . "variable" (printf "RINGBACK_%s_KAFKA_SASL_JAAS_CONFIG" (upper .))) }}
{{- end }}
{{- end }}
{{- end }}

{{/* One of Strimzi's logins, as the variable that Ringback reads it from. */}}
{{- define "ringback.login" -}}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef: {name: {{ include "ringback.secret" (dict "root" .root "of" .of) }}, key: sasl.jaas.config}
{{- end }}

{{/*
What commands need in a pod of their own: the settings that all share, and one login, by which every client goes. With
Strimzi that is the operator's, whoever asks: it makes and describes topics and neither users nor rules.
*/}}
{{- define "ringback.command" -}}
{{- if .root.Values.strimzi.users }}
env:
  {{- include "ringback.login" (dict "root" .root "of" "operator" "variable" "RINGBACK_KAFKA_SASL_JAAS_CONFIG") | nindent 2 }}
{{- end }}
{{- with .extraEnvFrom }}
envFrom:
  {{- toYaml . | nindent 2 }}
{{- end }}
resources:
  requests: {cpu: 250m, memory: 256Mi}
  limits: {memory: 256Mi}
securityContext:
  {{- include "ringback.container" .root | nindent 2 }}
volumeMounts:
  - {name: tmp, mountPath: /tmp}
  - {name: config, mountPath: /etc/ringback, readOnly: true}
{{- end }}

{{- define "ringback.commandVolumes" -}}
- name: tmp
  emptyDir: {sizeLimit: 128Mi}
- name: config
  projected:
    defaultMode: 0440
    sources:
      - configMap: {name: {{ .settings }}}
      {{- with .root.Values.strimzi.clusterCa }}
      - secret: {name: {{ . }}, items: [{key: ca.crt, path: ca.crt}]}
      {{- end }}
      {{- if not .root.Values.strimzi.users }}
      - secret: {name: {{ include "ringback.secret" (dict "root" .root "of" .login) }}}
      {{- end }}
{{- end }}

{{/* Whom a pod may ask: names and Kafka, and what the values add. */}}
{{- define "ringback.egress" -}}
- to:
    - namespaceSelector:
        matchLabels: {kubernetes.io/metadata.name: kube-system}
  ports:
    - {protocol: UDP, port: 53}
    - {protocol: TCP, port: 53}
# The brokers: narrow this to their addresses where they are known.
- ports:
    {{- range .Values.networkPolicy.brokerPorts }}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
  {{- with .Values.networkPolicy.brokers }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- with .Values.networkPolicy.alsoTo }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "ringback.probes" -}}
# Waiting for a broker or restoring is no reason to restart: only 'live' may kill, and it is slow to.
startupProbe:
  httpGet: {path: /health/live, port: probes}
  periodSeconds: 1
  failureThreshold: 60
readinessProbe:
  httpGet: {path: /health/ready, port: probes}
  periodSeconds: {{ . }}
  timeoutSeconds: 2
livenessProbe:
  httpGet: {path: /health/live, port: probes}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
{{- end }}

{{/* The settings that all share, the logins of these roles alone, the token, and the secrets that the values add. */}}
{{- define "ringback.volumes" -}}
- name: tmp
  emptyDir: {sizeLimit: 128Mi}
- name: config
  projected:
    defaultMode: 0440
    sources:
      - configMap: {name: {{ include "ringback.name" .root }}}
      {{- if not .root.Values.strimzi.users }}
      {{- range .roles }}
      - secret: {name: {{ include "ringback.secret" (dict "root" $.root "of" .) }}}
      {{- end }}
      {{- end }}
      {{- with .root.Values.strimzi.clusterCa }}
      - secret: {name: {{ . }}, items: [{key: ca.crt, path: ca.crt}]}
      {{- end }}
      - secret: {name: {{ include "ringback.secret" (dict "root" .root "of" "token") }}}
      {{- range .extraSecrets }}
      - secret: {name: {{ . }}}
      {{- end }}
{{- end }}
