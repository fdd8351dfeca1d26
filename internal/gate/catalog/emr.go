package catalog

import (
	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// encryption wants a condition of what an EMR security configuration says of
// encryption. See the page "Create a security configuration" of the EMR management guide.
func encryption(c check.Condition) check.Condition {
	return check.Decoded("configuration", check.Some("configuration.EncryptionConfiguration", c))
}

// atRest wants a condition of encryption at rest, where that is switched on at all.
func atRest(c check.Condition) check.Condition {
	return check.Decoded("configuration", check.Every("configuration.EncryptionConfiguration",
		check.If(check.True("EnableAtRestEncryption", false), c)))
}

// emr are the checks of clusters for big data.
var emr = []check.Check{
	{
		ID: "emr-security-configuration", Family: check.EncryptionAtRest, Severity: check.Medium,
		Title: "EMR cluster has no security configuration",
		Why:   "Without one nothing is encrypted on the cluster's disks or between its nodes.",
		Mend: `resource "aws_emr_cluster" "this" {
  security_configuration = aws_emr_security_configuration.this.name
}`,
		Practices: []string{"SEC08-BP02", "SEC09-BP02"},
		Aliases:   []string{"CKV2_AWS_55"},
		Types:     []string{"aws_emr_cluster"},
		Look:      check.Want(check.Given("security_configuration")),
	},
	{
		ID: "emr-encrypted-at-rest", Family: check.EncryptionAtRest, Severity: check.High,
		Title: "EMR security configuration leaves data at rest unencrypted",
		Why:   "What the cluster writes to S3 and to its disks can be read by whoever gets hold of it.",
		Mend: `resource "aws_emr_security_configuration" "this" {
  configuration = jsonencode({ EncryptionConfiguration = { EnableAtRestEncryption = true } })
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"AVD-AWS-0137", "EMR.3"},
		Types:     []string{"aws_emr_security_configuration"},
		Look:      check.Want(encryption(check.True("EnableAtRestEncryption", false))),
	},
	{
		ID: "emr-encrypted-in-transit", Family: check.EncryptionInTransit, Severity: check.High,
		Title: "EMR security configuration leaves traffic unencrypted",
		Why:   "What the nodes of the cluster exchange travels in plain text.",
		Mend: `resource "aws_emr_security_configuration" "this" {
  configuration = jsonencode({ EncryptionConfiguration = { EnableInTransitEncryption = true } })
}`,
		Practices: []string{"SEC09-BP02"},
		Aliases:   []string{"CKV_AWS_351", "AVD-AWS-0138", "EMR.4"},
		Types:     []string{"aws_emr_security_configuration"},
		Look:      check.Want(encryption(check.True("EnableInTransitEncryption", false))),
	},
	{
		ID: "emr-disks-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
		Title: "EMR security configuration leaves the nodes' disks unencrypted",
		Why:   "Intermediate results, which are copies of the data, lie on the disks in plain text.",
		Mend: `resource "aws_emr_security_configuration" "this" {
  configuration = jsonencode({ EncryptionConfiguration = {
    EnableAtRestEncryption = true
    AtRestEncryptionConfiguration = {
      LocalDiskEncryptionConfiguration = { EncryptionKeyProviderType = "AwsKms", AwsKmsKey = aws_kms_key.this.arn, EnableEbsEncryption = true }
    }
  } })
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_349", "AVD-AWS-0139"},
		Types:     []string{"aws_emr_security_configuration"},
		Look:      check.Want(encryption(check.Given("AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration"))),
	},
	{
		ID: "emr-volumes-encrypted", Family: check.EncryptionAtRest, Severity: check.Medium,
		Title: "EMR security configuration leaves EBS volumes to the default",
		Why:   "The nodes' root volumes and attached volumes are encrypted only if EBS encryption is asked for.",
		Mend: `resource "aws_emr_security_configuration" "this" {
  configuration = jsonencode({ EncryptionConfiguration = {
    EnableAtRestEncryption = true
    AtRestEncryptionConfiguration = {
      LocalDiskEncryptionConfiguration = { EncryptionKeyProviderType = "AwsKms", AwsKmsKey = aws_kms_key.this.arn, EnableEbsEncryption = true }
    }
  } })
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_350"},
		Types:     []string{"aws_emr_security_configuration"},
		Look:      check.Want(encryption(check.True("AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration.EnableEbsEncryption", false))),
	},
	{
		ID: "emr-s3-key", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "EMR security configuration encrypts files in S3 without KMS",
		Why:   "With a key of S3 everyone who may read the bucket reads the data; with KMS the right to decrypt is needed too.",
		Mend: `resource "aws_emr_security_configuration" "this" {
  configuration = jsonencode({ EncryptionConfiguration = {
    EnableAtRestEncryption = true
    AtRestEncryptionConfiguration = {
      S3EncryptionConfiguration = { EncryptionMode = "SSE-KMS", AwsKmsKey = aws_kms_key.this.arn }
    }
  } })
}`,
		Practices: []string{"SEC08-BP01"},
		Aliases:   []string{"CKV_AWS_171"},
		Types:     []string{"aws_emr_security_configuration"},
		Look: check.Want(atRest(check.OneOf("AtRestEncryptionConfiguration.S3EncryptionConfiguration.EncryptionMode", "",
			"SSE-KMS", "CSE-KMS", "CSE-Custom"))),
	},
	{
		ID: "emr-kerberos", Family: check.Access, Severity: check.Low,
		Title: "EMR cluster does not ask its users who they are",
		Why:   "Without Kerberos whoever reaches the cluster acts as any user of it.",
		Mend: `resource "aws_emr_cluster" "this" {
  kerberos_attributes {
    kdc_admin_password = var.kdc_password
    realm              = "EC2.INTERNAL"
  }
}`,
		Practices: []string{"SEC02-BP01"},
		Aliases:   []string{"CKV_AWS_114"},
		Types:     []string{"aws_emr_cluster"},
		Look:      check.Want(check.Given("kerberos_attributes.realm")),
	},
	{
		ID: "emr-logs", Family: check.Logging, Severity: check.Low,
		Title: "EMR cluster keeps no logs",
		Why:   "When a cluster ends, the logs on its nodes end with it.",
		Mend: `resource "aws_emr_cluster" "this" {
  log_uri = "s3://${aws_s3_bucket.logs.id}/emr/"
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_emr_cluster"},
		Look:      check.Want(check.Given("log_uri")),
	},
	{
		ID: "emr-in-vpc", Family: check.Network, Severity: check.Medium,
		Title: "EMR cluster is not placed in a subnet",
		Why:   "Nobody has chosen where its nodes stand, nor what may reach them.",
		Mend: `resource "aws_emr_cluster" "this" {
  ec2_attributes {
    subnet_id        = aws_subnet.private.id
    instance_profile = aws_iam_instance_profile.this.arn
  }
}`,
		Practices: []string{"SEC05-BP01"},
		Aliases:   []string{"KICS:emr_without_vpc"},
		Types:     []string{"aws_emr_cluster"},
		Look:      check.Want(check.Or(check.Given("ec2_attributes.subnet_id"), check.Given("ec2_attributes.subnet_ids"))),
	},
	{
		ID: "emr-groups-closed", Family: check.Network, Severity: check.High,
		Title: "EMR cluster's security group is open to the internet",
		Why:   "The nodes run services that ask nobody who they are: whoever reaches them reads the data and runs programs.",
		Mend: `resource "aws_emr_cluster" "this" {
  ec2_attributes {
    emr_managed_master_security_group = aws_security_group.private.id
    instance_profile                  = aws_iam_instance_profile.this.arn
  }
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"CKV2_AWS_7"},
		Types:     []string{"aws_emr_cluster"},
		Look:      closedGroups,
	},
	{
		ID: "emr-block-public", Family: check.Network, Severity: check.High,
		Title: "EMR clusters may be opened to the internet",
		Why:   "With the block off, one security group that is too wide lays a whole cluster open.",
		Mend: `resource "aws_emr_block_public_access_configuration" "this" {
  block_public_security_group_rules = true
}`,
		Practices: []string{"SEC05-BP02"},
		Aliases:   []string{"CKV_AWS_390", "EMR.2"},
		Types:     []string{"aws_emr_block_public_access_configuration"},
		Look:      check.Want(check.True("block_public_security_group_rules", true)),
		Fix:       &check.Fix{Path: "block_public_security_group_rules", Value: "true"},
	},
}

// closedGroups looks at the security groups behind a cluster, at rules inline and beside them.
func closedGroups(s *check.Subject) {
	for _, name := range []string{
		"emr_managed_master_security_group", "emr_managed_slave_security_group", "service_access_security_group",
		"additional_master_security_groups", "additional_slave_security_groups",
	} {
		v := s.Get("ec2_attributes." + name)
		for _, group := range check.Behind(v, "aws_security_group") {
			if openGroup(&check.Subject{Resource: group, World: s.World}) {
				s.Fail(v, "%s takes traffic from everywhere", group.Address)
				return
			}
		}
	}
}

func openGroup(s *check.Subject) bool {
	everywhere := check.Or(check.Not(check.Excludes("cidr_blocks", "0.0.0.0/0"), ""), check.Not(check.Excludes("ipv6_cidr_blocks", "::/0"), ""),
		check.OneOf("cidr_ipv4", "", "0.0.0.0/0"), check.OneOf("cidr_ipv6", "", "::/0"))
	return check.Some("ingress", everywhere)(s, s.Block).Truth == config.Yes ||
		check.With("aws_security_group_rule", "security_group_id", check.And(check.OneOf("type", "", "ingress"), everywhere))(s, s.Block).Truth == config.Yes ||
		check.With("aws_vpc_security_group_ingress_rule", "security_group_id", everywhere)(s, s.Block).Truth == config.Yes
}
