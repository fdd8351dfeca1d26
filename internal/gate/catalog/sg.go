package catalog

import (
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/gate/reach"
)

// sgTypes hold rules of security groups.
var sgTypes = append(slices.Clone(reach.GroupTypes), "module")

// sgRules are the rules that one of sgTypes writes down itself.
func sgRules(s *check.Subject) []reach.Rule {
	switch {
	case s.Mode != config.Call:
		return reach.Rules(s)
	case unreadCall(s, reach.GroupModule):
		return reach.Called(s)
	}
	return nil
}

// sg are the checks of who is let in by security groups.
var sg = []check.Check{
	{
		ID: "sg-no-public-ssh", Family: check.Network, Severity: check.Critical,
		Title: "Security group lets the whole internet in on SSH",
		Why:   "Port 22 of every public address is tried by machines within minutes; one weak key or password gives a shell.",
		Mend: `ingress {
  description = "SSH from the office"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = ["203.0.113.7/32"]
}`,
		Practices: []string{"SEC05-BP02", "SEC06-BP03"},
		Aliases:   []string{"CKV_AWS_24", "AVD-AWS-0107", "KICS:security_group_with_unrestricted_access_to_ssh", "EC2.13", "KICS:unrestricted_security_group_ingress", "CIS-AWS-1.4-5.2", "CIS-AWS-2.0-5.2"},
		Types:     sgTypes,
		Look:      sgPublic(sgPort(22, "SSH", "tcp")),
	},
	{
		ID: "sg-no-public-rdp", Family: check.Network, Severity: check.Critical,
		Title: "Security group lets the whole internet in on remote desktops",
		Why:   "RDP is the first door that ransomware tries: passwords are guessed, and its flaws need no password at all.",
		Mend: `ingress {
  description = "RDP from the office"
  from_port   = 3389
  to_port     = 3389
  protocol    = "tcp"
  cidr_blocks = ["203.0.113.7/32"]
}`,
		Practices: []string{"SEC05-BP02", "SEC06-BP03"},
		Aliases:   []string{"CKV_AWS_25", "AVD-AWS-0107", "KICS:remote_desktop_port_open_to_internet", "EC2.14", "KICS:unrestricted_security_group_ingress", "CIS-AWS-1.4-5.2", "CIS-AWS-2.0-5.2"},
		Types:     sgTypes,
		Look:      sgPublic(sgPort(3389, "RDP", "tcp", "udp")),
	},
	{
		ID: "sg-no-public-all-ports", Family: check.Network, Severity: check.Critical,
		Title: "Security group lets the whole internet in on every port",
		Why:   "Everything that listens is reachable by anyone, SSH, remote desktops and databases too, now and after the next install.",
		Mend: `ingress {
  description = "HTTPS"
  from_port   = 443
  to_port     = 443
  protocol    = "tcp"
  cidr_blocks = ["0.0.0.0/0"]
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_277", "CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_260", "AVD-AWS-0107", "KICS:unrestricted_security_group_ingress", "EC2.18", "KICS:sensitive_port_is_exposed_to_entire_network", "KICS:security_group_with_unrestricted_access_to_ssh", "KICS:remote_desktop_port_open_to_internet", "KICS:http_port_open"},
		Types:     sgTypes,
		Look:      sgPublic(sgEvery),
	},
	{
		ID: "sg-no-public-sensitive-port", Family: check.Network, Severity: check.Critical,
		Title: "Security group lets the whole internet in on a port of administration or data",
		Why:   "Databases, caches and consoles are built for callers that are known; open to anyone they are found, and emptied, within hours.",
		Mend: `ingress {
  description     = "PostgreSQL from the service"
  from_port       = 5432
  to_port         = 5432
  protocol        = "tcp"
  security_groups = [aws_security_group.service.id]
}`,
		Practices: []string{"SEC05-BP01", "SEC05-BP02"},
		Aliases:   []string{"KICS:sensitive_port_is_exposed_to_entire_network", "EC2.19", "KICS:unrestricted_security_group_ingress"},
		Types:     sgTypes,
		Look:      sgPublic(sgSensitive),
	},
	{
		ID: "sg-no-public-unknown-port", Family: check.Network, Severity: check.High,
		Title: "Security group lets the whole internet in on a port that is not the web's",
		Why:   "Only HTTP and HTTPS are commonly meant for everyone; what listens elsewhere is rarely hardened for it.",
		Mend: `ingress {
  description     = "the service, from its load balancer"
  from_port       = 8443
  to_port         = 8443
  protocol        = "tcp"
  security_groups = [aws_security_group.load_balancer.id]
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"KICS:unknown_port_exposed_to_internet", "EC2.18", "KICS:unrestricted_security_group_ingress"},
		Types:     sgTypes,
		Look:      sgPublicWeb(sgOther),
	},
	{
		ID: "sg-no-public-http", Family: check.Network, Severity: check.High,
		Title: "Security group lets the whole internet in on HTTP",
		Why:   "What is asked and answered on port 80 travels in clear text. Only a load balancer that redirects should listen there.",
		Mend: `ingress {
  description     = "HTTP from the load balancer"
  from_port       = 80
  to_port         = 80
  protocol        = "tcp"
  security_groups = [aws_security_group.load_balancer.id]
}`,
		Practices: []string{"SEC05-BP02", "SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_260", "KICS:http_port_open", "KICS:unrestricted_security_group_ingress"},
		Types:     sgTypes,
		Look:      sgPublicWeb(sgPort(80, "HTTP", "tcp")),
	},
	{
		ID: "sg-no-public-https", Family: check.Network, Severity: check.Low,
		Title: "Security group lets the whole internet in on HTTPS to what is no load balancer",
		Why:   "A server that anyone reaches has no layer in front of it that could filter, spread or stop traffic.",
		Mend: `ingress {
  description     = "HTTPS from the load balancer"
  from_port       = 443
  to_port         = 443
  protocol        = "tcp"
  security_groups = [aws_security_group.load_balancer.id]
}`,
		Practices: []string{"SEC05-BP01"},
		Aliases:   []string{"KICS:unrestricted_security_group_ingress"},
		Types:     sgTypes,
		Look:      sgPublicWeb(sgPort(443, "HTTPS", "tcp", "udp")),
	},
	{
		ID: "sg-no-public-range", Family: check.Network, Severity: check.Medium,
		Title: "Security group lets a network on the internet in on a port of administration or data",
		Why:   "A range of public addresses has hosts in it that nobody here runs, and ranges change hands.",
		Mend: `ingress {
  description = "SSH from the office"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = ["203.0.113.7/32"]
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"KICS:sensitive_port_is_exposed_to_small_public_network"},
		Types:     sgTypes,
		Look:      sgFrom(sgPrivileged, reach.Source.PublicRange, "a public network"),
	},
	{
		ID: "sg-no-wide-private-range", Family: check.Network, Severity: check.Low,
		Title: "Security group lets a very wide private network in on a port of administration or data",
		Why:   "Whoever gets into any host of the company's network reaches it. A range of a few hundred addresses, or a group, holds them back.",
		Mend: `ingress {
  description = "MySQL from the services' subnets"
  from_port   = 3306
  to_port     = 3306
  protocol    = "tcp"
  cidr_blocks = ["10.20.4.0/24"]
}`,
		Practices: []string{"SEC05-BP01", "SEC05-BP02"},
		Aliases:   []string{"KICS:sensitive_port_is_exposed_to_wide_private_network"},
		Types:     sgTypes,
		Look:      sgFrom(sgPrivileged, reach.Source.PrivateRange, "a wide private network"),
	},
	{
		ID: "sg-no-public-egress-all", Family: check.Network, Severity: check.Low,
		Title: "Security group lets out to anywhere on every port",
		Why:   "Whoever gets in can carry data away and fetch tools by any port. Most hosts need HTTPS and a database, not more.",
		Mend: `egress {
  description = "HTTPS"
  from_port   = 443
  to_port     = 443
  protocol    = "tcp"
  cidr_blocks = ["0.0.0.0/0"]
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_382", "AVD-AWS-0104"},
		Types:     sgTypes,
		Look:      sgEgress(sgEvery),
	},
}
