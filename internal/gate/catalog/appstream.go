package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// appstream are the checks of AppStream 2.0.
var appstream = []check.Check{
	{
		ID: "appstream-no-internet", Family: check.Network, Severity: check.Medium,
		Title: "AppStream instances have a way of their own to the internet",
		Why:   "Sessions then leave past NAT, firewall and logs, and carry data with them.",
		Mend: `resource "aws_appstream_fleet" "desk" {
  enable_default_internet_access = false
}`,
		Practices: []string{"SEC05-BP01"},
		Types:     []string{"aws_appstream_fleet", "aws_appstream_image_builder"},
		Look:      check.Want(check.False("enable_default_internet_access", false)),
	},
	{
		ID: "appstream-in-vpc", Family: check.Network, Severity: check.Medium,
		Title: "AppStream fleet stands in no VPC of its own",
		Why:   "Without subnets and groups there is nothing that could hold back what a session reaches.",
		Mend: `vpc_config {
  subnet_ids         = [aws_subnet.private.id]
  security_group_ids = [aws_security_group.desks.id]
}`,
		Practices: []string{"SEC05-BP01"},
		Types:     []string{"aws_appstream_fleet"},
		Look:      check.Want(check.Given("vpc_config.subnet_ids")),
	},
	{
		ID: "appstream-session-limits", Family: check.Access, Severity: check.Low,
		Title: "AppStream sessions that are left alone stay open",
		Why:   "Whoever sits down at the machine next goes on as the one who left.",
		Mend: `resource "aws_appstream_fleet" "desk" {
  idle_disconnect_timeout_in_seconds = 600
}`,
		Practices: []string{"SEC03-BP04"},
		Types:     []string{"aws_appstream_fleet"},
		Look: check.Want(check.And(
			check.AtLeast("idle_disconnect_timeout_in_seconds", 60, 0), check.AtMost("idle_disconnect_timeout_in_seconds", 1800, 0),
		)),
	},
	{
		ID: "appstream-no-download", Family: check.Access, Severity: check.Low,
		Title: "AppStream stack lets data be carried out of the session",
		Why:   "What was to stay inside leaves by the clipboard, a download or a printer, with no trace.",
		Mend: `user_settings {
  action     = "FILE_DOWNLOAD"
  permission = "DISABLED"
}`,
		Practices: []string{"SEC07-BP02"},
		Types:     []string{"aws_appstream_stack"},
		Look:      appstreamLeaks,
	},
}

func appstreamLeaks(s *check.Subject) {
	for _, b := range s.Find("user_settings") {
		action, _ := b.Get("action").Text("")
		v := b.Get("permission")
		permission, known := v.Text("")
		leaks := config.Is(action == "FILE_DOWNLOAD" || action == "CLIPBOARD_COPY_TO_LOCAL_DEVICE" || action == "PRINTING_TO_LOCAL_DEVICE")
		switch {
		case leaks == config.No:
		case !known:
			s.Unsure(v, "permission of %s is not known", action)
		case permission == "ENABLED":
			s.Fail(v, "%s is ENABLED", action)
		}
	}
}
