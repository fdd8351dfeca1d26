package catalog

import "flota.dev/flota/internal/gate/check"

// sharesAndVolumes encrypt with a KMS key where kms_encrypted says so, and with S3's own otherwise.
var sharesAndVolumes = []string{
	"aws_storagegateway_nfs_file_share", "aws_storagegateway_smb_file_share",
	"aws_storagegateway_cached_iscsi_volume", "aws_storagegateway_stored_iscsi_volume",
}

var storageGateway = []check.Check{
	{
		ID: "storagegateway-kms", Family: check.EncryptionAtRest, Severity: check.Low,
		Title: "Storage Gateway does not encrypt with KMS",
		Why:   "With the keys of S3 everyone who may read an object may read it in plain text.",
		Mend: `resource "aws_storagegateway_nfs_file_share" "this" {
  kms_encrypted = true
  kms_key_arn   = aws_kms_key.this.arn
}`,
		Practices: []string{"SEC08-BP01", "SEC08-BP02"},
		Types:     sharesAndVolumes,
		Look: check.Want(check.Or(check.True("kms_encrypted", false),
			check.OneOf("encryption_type", "SseS3", "SseKms", "DsseKms"))),
	},
	{
		ID: "storagegateway-nfs-clients", Family: check.Network, Severity: check.High,
		Title: "Storage Gateway lets every NFS client in",
		Why:   "Everyone who reaches the gateway may mount the share and read its files.",
		Mend: `resource "aws_storagegateway_nfs_file_share" "this" {
  client_list = ["10.0.0.0/16"]
}`,
		Practices: []string{"SEC05-BP02"},
		Types:     []string{"aws_storagegateway_nfs_file_share"},
		Look:      check.Want(check.Excludes("client_list", "0.0.0.0/0", "::/0")),
	},
	{
		ID: "storagegateway-smb-guests", Family: check.Access, Severity: check.High,
		Title: "Storage Gateway lets guests in",
		Why:   "All guests share one password, so nobody can be kept out or held to account.",
		Mend: `resource "aws_storagegateway_smb_file_share" "this" {
  authentication = "ActiveDirectory"
}`,
		Practices: []string{"SEC03-BP01"},
		Types:     []string{"aws_storagegateway_smb_file_share"},
		Look:      check.Want(check.NoneOf("authentication", "ActiveDirectory", "GuestAccess")),
	},
	{
		ID: "storagegateway-smb-encryption", Family: check.EncryptionInTransit, Severity: check.Medium,
		Title: "Storage Gateway lets SMB clients in without encryption",
		Why:   "Files travel between client and gateway in plain text where the client does not ask for more.",
		Mend: `resource "aws_storagegateway_gateway" "this" {
  smb_security_strategy = "MandatoryEncryption"
}`,
		Practices: []string{"SEC09-BP02"},
		Types:     []string{"aws_storagegateway_gateway"},
		Look:      check.Want(check.NoneOf("smb_security_strategy", "", "ClientSpecified", "MandatorySigning")),
	},
	{
		ID: "storagegateway-audit-logs", Family: check.Logging, Severity: check.Low,
		Title: "Storage Gateway does not log who opens files",
		Why:   "After a leak nobody can tell which files were read, when, and by whom.",
		Mend: `resource "aws_storagegateway_smb_file_share" "this" {
  audit_destination_arn = aws_cloudwatch_log_group.this.arn
}`,
		Practices: []string{"SEC04-BP01"},
		Types:     []string{"aws_storagegateway_nfs_file_share", "aws_storagegateway_smb_file_share"},
		Look:      check.Want(check.Given("audit_destination_arn")),
	},
}
