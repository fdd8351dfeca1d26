package catalog

import (
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
	"flota.dev/flota/internal/gate/reach"
)

// naclTypes hold entries of network ACLs.
var naclTypes = append(slices.Clone(reach.ACLTypes), "module")

// naclEntries are the entries that one of naclTypes writes down itself.
func naclEntries(s *check.Subject) []reach.Rule {
	if s.Mode == config.Call && !unreadCall(s, networkModule) {
		return nil
	}
	return reach.Entries(s)
}

// nacl are the checks of network ACLs.
var nacl = []check.Check{
	{
		ID: "nacl-no-public-ssh", Family: check.Network, Severity: check.High,
		Title: "Network ACL lets the whole internet into its subnets on SSH",
		Why:   "An ACL is what still holds when a security group is opened by mistake; here it does not hold on port 22.",
		Mend: `ingress {
  rule_no    = 100
  action     = "allow"
  protocol   = "tcp"
  from_port  = 22
  to_port    = 22
  cidr_block = "10.0.0.0/16"
}`,
		Practices: []string{"SEC05-BP01", "SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_232", "AVD-AWS-0105", "KICS:network_acl_with_unrestricted_access_to_ssh", "EC2.21", "CIS-AWS-1.4-5.1", "CIS-AWS-2.0-5.1"},
		Types:     naclTypes,
		Look:      naclPublic("SSH", 22),
	},
	{
		ID: "nacl-no-public-rdp", Family: check.Network, Severity: check.High,
		Title: "Network ACL lets the whole internet into its subnets on remote desktops",
		Why:   "An ACL is what still holds when a security group is opened by mistake; here it does not hold on port 3389.",
		Mend: `ingress {
  rule_no    = 100
  action     = "allow"
  protocol   = "tcp"
  from_port  = 3389
  to_port    = 3389
  cidr_block = "10.0.0.0/16"
}`,
		Practices: []string{"SEC05-BP01", "SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_231", "AVD-AWS-0105", "KICS:network_acl_with_unrestricted_access_to_rdp", "EC2.21", "CIS-AWS-1.4-5.1", "CIS-AWS-2.0-5.1"},
		Types:     naclTypes,
		Look:      naclPublic("RDP", 3389),
	},
	{
		ID: "nacl-no-public-ftp", Family: check.Network, Severity: check.Medium,
		Title: "Network ACL lets the whole internet into its subnets on FTP",
		Why:   "FTP sends names, passwords and files in clear text; nothing should offer it to everyone.",
		Mend: `ingress {
  rule_no    = 100
  action     = "allow"
  protocol   = "tcp"
  from_port  = 443
  to_port    = 443
  cidr_block = "0.0.0.0/0"
}`,
		Practices: []string{"SEC05-BP02", "SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_229", "CKV_AWS_230", "AVD-AWS-0105"},
		Types:     naclTypes,
		Look:      naclPublic("FTP", 20, 21),
	},
	{
		ID: "nacl-no-public-all-ports", Family: check.Network, Severity: check.Medium,
		Title: "Network ACL lets the whole internet into its subnets on every port",
		Why:   "An ACL that allows everything is no layer: one open security group, and the host is reached.",
		Mend: `ingress {
  rule_no    = 100
  action     = "allow"
  protocol   = "tcp"
  from_port  = 443
  to_port    = 443
  cidr_block = "0.0.0.0/0"
}`,
		Practices: []string{"SEC05-BP01", "SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_352", "CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232", "AVD-AWS-0102", "AVD-AWS-0105"},
		Types:     naclTypes,
		Look: sgEach(naclEntries, func(_ *check.Subject, r reach.Rule) sgFault {
			return sgWorld(r, r.In.And(r.Allows), sgEvery, "from")
		}),
	},
	{
		ID: "nacl-used", Family: check.Misconfiguration, Severity: check.Low,
		Title: "Network ACL guards no subnet",
		Why:   "Its rules look like a layer of defence and are none: the subnets have the default ACL, which allows everything.",
		Mend: `resource "aws_network_acl" "main" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = aws_subnet.private[*].id
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"CKV2_AWS_1", "EC2.16"},
		Types:     []string{"aws_network_acl"},
		Look: check.Want(check.Or(
			check.Given("subnet_ids"), check.Given("subnet_id"),
			check.Saying("subnet_ids is not set, and no association names it", check.With("aws_network_acl_association", "network_acl_id", check.Exists)),
		)),
	},
}

// naclPublic fails entries that let anyone in on one of some TCP ports, where
// no entry before them denies it.
func naclPublic(name string, ports ...int) check.Look {
	return sgEach(naclEntries, func(s *check.Subject, r reach.Rule) sgFault {
		worst := sgFault{truth: config.No}
		for _, p := range ports {
			f := sgWorld(r, r.In.And(r.Allows), sgPort(p, name, "tcp"), "from")
			if f.truth > worst.truth && !reach.Denied(r, reach.Beside(s), p, "tcp") {
				worst = f
			}
		}
		return worst
	})
}
