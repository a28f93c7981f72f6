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

{{- define "ringback.secret" -}}
{{ index .root.Values.secrets .of | default (printf "%s-%s" (include "ringback.name" .root) .of) }}
{{- end }}

{{- define "ringback.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "ringback.user" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
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
- name: RINGBACK_{{ . | upper }}_KAFKA_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef: {name: {{ include "ringback.secret" (dict "root" $.root "of" .) }}, key: sasl.jaas.config}
{{- end }}
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

{{/* The settings that all share, the logins of these roles alone, and the token. */}}
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
{{- end }}
