// Package gate is the QA check in front of every plan, apply and release. It
// looks at evaluated Terraform configuration with every check of the catalog,
// leaves out what is waived or known from before, and reports the rest: as
// findings, and in the forms that other tools read.
package gate
