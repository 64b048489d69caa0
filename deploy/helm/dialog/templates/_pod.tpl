{{- define "dialog.podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  # The account of the images (APP_UID).
  runAsUser: 1654
  runAsGroup: 1654
  fsGroup: 1654
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
{{- with .Values.images.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "dialog.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
{{- end -}}

{{- /* Of silos and apis. Give root and component. */ -}}
{{- define "dialog.environment" -}}
- name: Dialog__ClusterId
  value: {{ .root.Values.clusterId | quote }}
- name: Dialog__Secrets__Folder
  value: /run/dialog/secrets
- name: Dialog__Cluster__Tls__CertificateFile
  value: /run/dialog/tls/tls.crt
- name: Dialog__Cluster__Tls__KeyFile
  value: /run/dialog/tls/tls.key
- name: Dialog__Cluster__Tls__AuthorityFile
  value: /run/dialog/tls/ca.crt
- name: Dialog__Metrics__Listen
  value: {{ printf "0.0.0.0:%d" (int .root.Values.metrics.port) | quote }}
# The runtime's sockets for debuggers: nothing to write them to.
- name: DOTNET_EnableDiagnostics
  value: "0"
{{- $own := get .root.Values .component }}
{{- range $name, $value := merge (dict) $own.settings .root.Values.settings }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end -}}

{{- define "dialog.mounts" -}}
- { name: secrets, mountPath: /run/dialog/secrets, readOnly: true }
- { name: tls, mountPath: /run/dialog/tls, readOnly: true }
- { name: temporary, mountPath: /tmp }
{{- end -}}

{{- define "dialog.volumes" -}}
- name: secrets
  projected:
    defaultMode: 0440
    sources:
      - secret: { name: {{ .root.Values.secrets.run }} }
{{- range get .root.Values.secrets .component }}
      - secret: { name: {{ . }} }
{{- end }}
- name: tls
  secret: { secretName: {{ include "dialog.tlsSecret" . }}, defaultMode: 0440 }
- name: temporary
  emptyDir: { sizeLimit: 512Mi }
{{- end -}}

{{- define "dialog.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "dialog.selector" . | nindent 8 }}
{{- end -}}
