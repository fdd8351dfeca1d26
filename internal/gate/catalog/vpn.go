package catalog

import "flota.dev/flota/internal/gate/check"

// vpn are the checks of VPNs and transit gateways.
var vpn = []check.Check{
	{
		ID: "tgw-no-auto-accept", Family: check.Network, Severity: check.High,
		Title: "Transit gateway accepts every attachment",
		Why:   "Whoever the gateway is shared with joins the network by themselves, and reaches everything that is routed there.",
		Mend: `resource "aws_ec2_transit_gateway" "main" {
  auto_accept_shared_attachments = "disable"
}`,
		Practices: []string{"SEC05-BP02", "SEC03-BP07"},
		Aliases:   []string{"CKV_AWS_331", "EC2.23"},
		Types:     []string{"aws_ec2_transit_gateway"},
		Look:      check.Want(check.NoneOf("auto_accept_shared_attachments", "disable", "enable")),
		Fix:       &check.Fix{Path: "auto_accept_shared_attachments", Value: `"disable"`},
	},
	{
		ID: "vpn-tunnel-logging", Family: check.Logging, Severity: check.Low,
		Title: "VPN connection keeps no logs of a tunnel",
		Why:   "When a tunnel breaks, or somebody tries keys, only these logs tell.",
		Mend: `tunnel1_log_options {
  cloudwatch_log_options {
    log_enabled   = true
    log_group_arn = aws_cloudwatch_log_group.vpn.arn
  }
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"EC2.171"},
		Types:     []string{"aws_vpn_connection"},
		Look: check.Want(check.And(
			check.True("tunnel1_log_options.cloudwatch_log_options.log_enabled", false),
			check.True("tunnel2_log_options.cloudwatch_log_options.log_enabled", false),
		)),
	},
	{
		ID: "vpn-strong-algorithms", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "VPN connection allows weak algorithms",
		Why:   "SHA-1, 1024-bit groups and IKEv1 are within reach of those who record traffic at scale; a peer may still be talked down to them.",
		Mend: `tunnel1_ike_versions                = ["ikev2"]
tunnel1_phase1_dh_group_numbers     = [20]
tunnel1_phase1_integrity_algorithms = ["SHA2-256"]`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_vpn_connection"},
		Look: check.Want(check.And(
			check.Excludes("tunnel1_ike_versions", "ikev1"), check.Excludes("tunnel2_ike_versions", "ikev1"),
			check.Excludes("tunnel1_phase1_integrity_algorithms", "SHA1"), check.Excludes("tunnel2_phase1_integrity_algorithms", "SHA1"),
			check.Excludes("tunnel1_phase2_integrity_algorithms", "SHA1"), check.Excludes("tunnel2_phase2_integrity_algorithms", "SHA1"),
			check.Excludes("tunnel1_phase1_dh_group_numbers", "2"), check.Excludes("tunnel2_phase1_dh_group_numbers", "2"),
			check.Excludes("tunnel1_phase2_dh_group_numbers", "2", "5"), check.Excludes("tunnel2_phase2_dh_group_numbers", "2", "5"),
		)),
	},
	{
		ID: "vpn-client-logging", Family: check.Logging, Severity: check.Medium,
		Title: "Client VPN keeps no log of connections",
		Why:   "Nobody can tell who was in the network, from where, and when.",
		Mend: `connection_log_options {
  enabled              = true
  cloudwatch_log_group = aws_cloudwatch_log_group.vpn.name
}`,
		Practices: []string{"SEC04-BP01"},
		Aliases:   []string{"EC2.51"},
		Types:     []string{"aws_ec2_client_vpn_endpoint"},
		Look:      check.Want(check.True("connection_log_options.enabled", false)),
	},
	{
		ID: "vpn-client-user-authentication", Family: check.Access, Severity: check.Medium,
		Title: "Client VPN lets in whoever holds a certificate",
		Why:   "A certificate that was copied names no person and asks for no second factor.",
		Mend: `authentication_options {
  type              = "federated-authentication"
  saml_provider_arn = aws_iam_saml_provider.company.arn
}`,
		Practices: []string{"SEC02-BP01", "SEC02-BP04"},
		Types:     []string{"aws_ec2_client_vpn_endpoint"},
		Look: check.Want(check.Some("authentication_options",
			check.OneOf("type", "", "federated-authentication", "directory-service-authentication"))),
	},
	{
		ID: "vpn-client-narrow-authorization", Family: check.Access, Severity: check.Medium,
		Title: "Client VPN lets everyone reach every network",
		Why:   "One stolen laptop reaches all that is routed, databases of production too.",
		Mend: `resource "aws_ec2_client_vpn_authorization_rule" "developers" {
  target_network_cidr = "10.20.0.0/24"
  access_group_id     = "S-1-5-21-1"
}`,
		Practices: []string{"SEC03-BP02", "SEC05-BP02"},
		Types:     []string{"aws_ec2_client_vpn_authorization_rule"},
		Look: check.Want(check.Or(
			check.False("authorize_all_groups", false),
			check.NoneOf("target_network_cidr", "", "0.0.0.0/0", "::/0"),
		)),
	},
}
