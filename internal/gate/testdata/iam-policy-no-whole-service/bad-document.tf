variable "services" {
  default = ["dynamodb", "sns"]
}

data "aws_iam_policy_document" "bad" {
  statement {
    actions   = [for s in var.services : "${s}:*"]
    resources = ["*"]
  }
}
