resource "aws_codecommit_approval_rule_template" "two" {
  name = "two"
  content = jsonencode({
    Version    = "2018-11-08"
    Statements = [{ Type = "Approvers", NumberOfApprovalsNeeded = 2 }]
  })
}
