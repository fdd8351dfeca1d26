package catalog

import (
	"slices"

	"flota.dev/flota/internal/config"
	"flota.dev/flota/internal/gate/check"
)

// ami are the checks of machine images.
var ami = []check.Check{
	{
		ID: "ami-encrypted", Family: check.EncryptionAtRest, Severity: check.High,
		Title: "AMI has unencrypted volumes",
		Why:   "Every instance that starts from it has an unencrypted disk, and whoever gets the image reads what is on it.",
		Mend: `resource "aws_ami_copy" "orders" {
  encrypted = true
}`,
		Practices: []string{"SEC08-BP02"},
		Aliases:   []string{"CKV_AWS_204", "CKV_AWS_235", "KICS:ami_not_encrypted"},
		Types:     []string{"aws_ami", "aws_ami_copy"},
		Look:      amiEncrypted,
	},
	{
		ID: "ami-copy-customer-key", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "AMI copy is encrypted with a key that AWS manages",
		Why:   "An image under such a key cannot be shared, nor taken back from those who read it.",
		Mend: `resource "aws_ami_copy" "orders" {
  encrypted  = true
  kms_key_id = aws_kms_key.images.arn
}`,
		Practices: []string{"SEC08-BP01"},
		Aliases:   []string{"CKV_AWS_236"},
		Types:     []string{"aws_ami_copy"},
		Look:      check.Want(check.OwnKey("kms_key_id")),
	},
	{
		ID: "ami-not-public", Family: check.Access, Severity: check.Critical,
		Title: "AMI is shared with everyone",
		Why:   "Anyone starts the image in their own account and reads every file on it, keys and code included.",
		Mend: `resource "aws_ami_launch_permission" "partner" {
  account_id = "111111111111"
}`,
		Practices: []string{"SEC03-BP07", "SEC03-BP08"},
		Aliases:   []string{"CKV_AWS_205"},
		Types:     []string{"aws_ami_launch_permission"},
		Look:      check.Want(check.NoneOf("group", "", "all")),
	},
	{
		ID: "ami-sharing-limited", Family: check.Access, Severity: check.Low,
		Title: "AMI is shared with several accounts",
		Why:   "Each account is a place from which the image leaks; an organization or a copy for each is easier to take back.",
		Mend: `resource "aws_ami_launch_permission" "company" {
  organization_arn = data.aws_organizations_organization.company.arn
}`,
		Practices: []string{"SEC03-BP07", "SEC03-BP08"},
		Aliases:   []string{"CKV_AWS_205", "KICS:ami_shared_with_multiple_accounts"},
		Types:     []string{"aws_ami_launch_permission"},
		Look:      amiShared,
	},
	{
		ID: "ami-block-public-access", Family: check.Access, Severity: check.Medium,
		Title: "AMI sharing with everyone is not blocked in the account",
		Why:   "One call, or one click in the wrong place, publishes an image with all that is on it.",
		Mend: `resource "aws_ec2_image_block_public_access" "account" {
  state = "block-new-sharing"
}`,
		Practices: []string{"SEC03-BP07"},
		Types:     []string{"aws_ec2_image_block_public_access"},
		Look:      check.Want(check.OneOf("state", "unblocked", "block-new-sharing")),
		Fix:       &check.Fix{Path: "state", Value: `"block-new-sharing"`},
	},
	{
		ID: "ami-owner-known", Family: check.SupplyChain, Severity: check.High,
		Title: "AMI is looked up among everyone's images",
		Why:   "Whoever publishes an image with a matching name is run on the next apply.",
		Mend: `data "aws_ami" "linux" {
  owners      = ["amazon"]
  most_recent = true
}`,
		Practices: []string{"SEC06-BP02", "SEC06-BP04"},
		Aliases:   []string{"CKV_AWS_386", "CKV2_AWS_79", "AVD-AWS-0344"},
		Types:     []string{"data.aws_ami"},
		Look:      amiOwner,
	},
}

// amiEncrypted looks at a snapshot's volume where an image is made of one.
func amiEncrypted(s *check.Subject) {
	if s.Type == "aws_ami_copy" {
		check.Want(check.True("encrypted", false))(s)
		return
	}
	check.Want(check.And(
		check.Saying("ebs_block_device is not set", check.Or(check.Given("ebs_block_device"), check.Given("ephemeral_block_device"))),
		check.Every("ebs_block_device", check.Or(check.True("encrypted", false), amiSnapshot)),
	))(s)
}

func amiSnapshot(_ *check.Subject, b *config.Block) check.Answer {
	v := b.Get("snapshot_id")
	a := check.Answer{Truth: v.Given(), Value: v, Got: "encrypted is not set, which means false"}
	for _, snapshot := range check.Behind(v, "aws_ebs_snapshot") {
		for _, volume := range check.Behind(snapshot.Get("volume_id"), "aws_ebs_volume") {
			a.Truth = volume.Get("encrypted").Bool(false)
			a.Got = volume.Address + ", which the snapshot is of, is not encrypted"
		}
	}
	return a
}

// amiShared counts the permissions for one image.
func amiShared(s *check.Subject) {
	account, image := s.Get("account_id"), s.Get("image_id")
	if account.Given() != config.Yes {
		return
	}
	others := slices.ContainsFunc(s.World.Of("aws_ami_launch_permission"), func(r *config.Resource) bool {
		return r != s.Resource && r.Stack == s.Stack && ec2SameText(image, r.Get("image_id")) && r.Get("account_id").Given() == config.Yes
	})
	if others {
		s.Fail(account, "the image is shared with more accounts than %s", check.Show(account))
	}
}

// amiOwner takes a filter by owner or by image for an owner.
func amiOwner(s *check.Subject) {
	if v := s.Get("allow_unsafe_filter"); v.Bool(false) == config.Yes {
		s.Fail(v, "allow_unsafe_filter is true")
		return
	}
	narrow := slices.ContainsFunc(s.Find("filter"), func(f *config.Block) bool {
		name, known := f.Get("name").Text("")
		return !known || slices.Contains([]string{"owner-id", "owner-alias", "image-id"}, name)
	})
	users, _ := s.Get("executable_users").Texts()
	if narrow || slices.Contains(users, "self") {
		return
	}
	check.Want(check.And(check.Given("owners"), check.Excludes("owners", "*")))(s)
}
