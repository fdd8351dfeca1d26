package catalog

import "flota.dev/flota/internal/gate/check"

// qldb are the checks of Quantum Ledger databases.
var qldb = append([]check.Check{
	{
		ID: "qldb-permissions", Family: check.Access, Severity: check.Medium,
		Title:     "QLDB ledger lets everyone who may use it do everything in it",
		Why:       "In the mode ALLOW_ALL nobody can be given only some tables or only to read.",
		Mend:      setting("aws_qldb_ledger", "permissions_mode", `"STANDARD"`),
		Practices: []string{"SEC03-BP02"},
		Aliases:   []string{"CKV_AWS_170"},
		Types:     []string{"aws_qldb_ledger"},
		Look:      check.Want(check.OneOf("permissions_mode", "", "STANDARD")),
	},
}, deletionProtected(row{ID: "qldb-deletion-protection", Noun: "QLDB ledger", Types: []string{"aws_qldb_ledger"}, Absent: true, Aliases: []string{"CKV_AWS_172"}})...)
