package catalog

import "flota.dev/flota/internal/gate/check"

// glacier are the checks of S3 Glacier vaults.
var glacier = []check.Check{
	{
		ID: "glacier-vault-locked", Family: check.Backup, Severity: check.Low,
		Title: "Glacier vault can be emptied",
		Why:   "Whoever gets at an administrator's key deletes the archives first; a lock keeps them for as long as it says.",
		Mend: `resource "aws_glacier_vault_lock" "this" {
  vault_name    = aws_glacier_vault.this.name
  complete_lock = true
  policy        = data.aws_iam_policy_document.keep.json
}`,
		Practices: []string{"REL09-BP02"},
		Types:     []string{"aws_glacier_vault"},
		Look:      check.Want(check.With("aws_glacier_vault_lock", "vault_name", check.True("complete_lock", false))),
	},
}
