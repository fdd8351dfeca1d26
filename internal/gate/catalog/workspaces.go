package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/gate/reach"
)

// workspaces are the checks of WorkSpaces and their directories.
var workspaces = []check.Check{
	{
		ID: "workspaces-root-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
		Title: "WorkSpace has an unencrypted system volume",
		Why:   "Profiles, caches and stored passwords stand on it in clear, in every snapshot too. It cannot be encrypted later.",
		Mend: `resource "aws_workspaces_workspace" "desk" {
  root_volume_encryption_enabled = true
  volume_encryption_key          = aws_kms_key.desks.arn
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_156", "AVD-AWS-0109", "KICS:workspaces_workspace_volume_not_encrypted", "WorkSpaces.2"},
		Types:     []string{"aws_workspaces_workspace"},
		Look:      check.Want(check.True("root_volume_encryption_enabled", false)),
	},
	{
		ID: "workspaces-user-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
		Title: "WorkSpace has an unencrypted user volume",
		Why:   "A person's documents stand on it in clear, in every snapshot too. It cannot be encrypted later.",
		Mend: `resource "aws_workspaces_workspace" "desk" {
  user_volume_encryption_enabled = true
  volume_encryption_key          = aws_kms_key.desks.arn
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_155", "AVD-AWS-0109", "KICS:workspaces_workspace_volume_not_encrypted", "WorkSpaces.1"},
		Types:     []string{"aws_workspaces_workspace"},
		Look:      check.Want(check.True("user_volume_encryption_enabled", false)),
	},
	{
		ID: "workspaces-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "WorkSpace is encrypted with a key that AWS manages",
		Why:   "Who may read desks, and since when, can be seen and revoked only with a key of one's own.",
		Mend: `resource "aws_workspaces_workspace" "desk" {
  volume_encryption_key = aws_kms_key.desks.arn
}`,
		Practices: []string{"SEC08-BP01"},
		Types:     []string{"aws_workspaces_workspace"},
		Look: check.Want(check.If(
			check.Or(check.True("root_volume_encryption_enabled", false), check.True("user_volume_encryption_enabled", false)),
			check.OwnKey("volume_encryption_key"),
		)),
	},
	{
		ID: "workspaces-auto-stop", Family: check.Misconfiguration, Severity: check.Low,
		Title: "WorkSpace runs day and night",
		Why:   "A desk that is left on is open to whoever finds the session, and is paid for by the month.",
		Mend: `workspace_properties {
  running_mode                              = "AUTO_STOP"
  running_mode_auto_stop_timeout_in_minutes = 60
}`,
		Practices: []string{"COST02-BP05", "SEC03-BP04"},
		Types:     []string{"aws_workspaces_workspace"},
		Look:      check.Want(check.NoneOf("workspace_properties.running_mode", "AUTO_STOP", "ALWAYS_ON")),
	},
	{
		ID: "workspaces-ip-groups", Family: check.Network, Severity: check.Medium,
		Title: "WorkSpaces directory lets desks be opened from anywhere",
		Why:   "A password that was stolen works from any place in the world.",
		Mend: `resource "aws_workspaces_directory" "company" {
  ip_group_ids = [aws_workspaces_ip_group.offices.id]
}`,
		Practices: []string{"SEC05-BP02", "SEC03-BP02"},
		Types:     []string{"aws_workspaces_directory"},
		Look:      check.Want(check.Given("ip_group_ids")),
	},
	{
		ID: "workspaces-ip-group-narrow", Family: check.Network, Severity: check.High,
		Title: "WorkSpaces IP group lets everyone in",
		Why:   "The group looks like a restriction and is none.",
		Mend: `rules {
  source = "203.0.113.0/28"
}`,
		Practices: []string{"SEC05-BP02"},
		Types:     []string{"aws_workspaces_ip_group"},
		Look:      workspacesEveryone,
	},
	{
		ID: "workspaces-no-self-service", Family: check.Access, Severity: check.Low,
		Title: "WorkSpaces directory lets users change their own desks",
		Why:   "A session that was taken over can be rebuilt, enlarged or kept running, with no one asked.",
		Mend: `self_service_permissions {
  rebuild_workspace = false
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     []string{"aws_workspaces_directory"},
		Look: check.Want(check.And(
			check.False("self_service_permissions.change_compute_type", false),
			check.False("self_service_permissions.increase_volume_size", false),
			check.False("self_service_permissions.rebuild_workspace", false),
			check.False("self_service_permissions.switch_running_mode", false),
		)),
	},
	{
		ID: "workspaces-no-web-access", Family: check.Access, Severity: check.Low,
		Title: "WorkSpaces directory lets desks be opened in any browser",
		Why:   "A browser runs on machines that the company neither knows nor keeps up to date.",
		Mend: `workspace_access_properties {
  device_type_web = "DENY"
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     []string{"aws_workspaces_directory"},
		Look:      check.Want(check.NoneOf("workspace_access_properties.device_type_web", "DENY", "ALLOW")),
	},
	{
		ID: "workspaces-no-internet", Family: check.Network, Severity: check.Medium,
		Title: "WorkSpaces directory gives every desk a public address",
		Why:   "Desks then leave for the internet past NAT, firewall and logs.",
		Mend: `workspace_creation_properties {
  enable_internet_access = false
}`,
		Practices: []string{"SEC05-BP01"},
		Types:     []string{"aws_workspaces_directory"},
		Look:      check.Want(check.False("workspace_creation_properties.enable_internet_access", false)),
	},
	{
		ID: "workspaces-no-local-admin", Family: check.Access, Severity: check.Medium,
		Title: "WorkSpaces directory makes every user administrator of the desk",
		Why:   "Whatever a user opens by mistake may install itself and switch protection off.",
		Mend: `workspace_creation_properties {
  user_enabled_as_local_administrator = false
}`,
		Practices: []string{"SEC03-BP02"},
		Types:     []string{"aws_workspaces_directory"},
		Look:      check.Want(check.False("workspace_creation_properties.user_enabled_as_local_administrator", false)),
	},
	{
		ID: "workspaces-maintenance", Family: check.Misconfiguration, Severity: check.Low,
		Title: "WorkSpaces directory keeps desks that are stopped out of maintenance",
		Why:   "Desks that stop by themselves miss updates of security for as long as nobody is at them.",
		Mend: `workspace_creation_properties {
  enable_maintenance_mode = true
}`,
		Practices: []string{"SEC06-BP01", "SEC06-BP05"},
		Types:     []string{"aws_workspaces_directory"},
		Look:      check.Want(check.If(check.Given("workspace_creation_properties"), check.True("workspace_creation_properties.enable_maintenance_mode", false))),
	},
}

func workspacesEveryone(s *check.Subject) {
	for _, b := range s.Find("rules") {
		switch t, at := (reach.Rule{Block: b, Sources: reach.Sources(s.World, b, "source")}).World(); t {
		case config.Yes:
			s.Fail(at, "source is %s", check.Show(at))
		case config.Unknown:
			s.Unsure(at, "source is not known")
		}
	}
}
