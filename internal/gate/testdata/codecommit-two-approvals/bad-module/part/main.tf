resource "aws_codecommit_approval_rule_template" "bad" {
  name    = "one"
  content = <<EOF
{
  "Version": "2018-11-08",
  "DestinationReferences": ["refs/heads/main"],
  "Statements": [{"Type": "Approvers", "NumberOfApprovalsNeeded": 1}]
}
EOF
}
