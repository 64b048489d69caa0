{{- define "dialog.name" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "dialog.labels" -}}
app.kubernetes.io/name: dialog
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "dialog.selector" -}}
app.kubernetes.io/name: dialog
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- /* By digest where one is given: a tag may be moved. */ -}}
{{- define "dialog.image" -}}
{{- if .digest -}}{{ .repository }}@{{ .digest }}{{- else -}}{{ .repository }}:{{ .tag }}{{- end -}}
{{- end -}}

{{- define "dialog.tlsSecret" -}}
{{- $own := get .root.Values.tls (printf "%sSecret" .component) -}}
{{- if $own -}}{{ $own }}{{- else if .root.Values.tls.certManager.issuer -}}{{ include "dialog.name" .root }}-{{ .component }}-tls{{- else -}}
{{- fail (printf "tls.%sSecret or tls.certManager.issuer: silos and apis know each other by certificates" .component) -}}
{{- end -}}
{{- end -}}
