variable "actions" {
  type = list(string)
}

variable "policy" {
  type = string
}

resource "aws_iam_policy" "unsure" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = var.actions
      Resource = "*"
    }]
  })
}

resource "aws_iam_policy" "unsure_whole" {
  policy = var.policy
}

data "aws_iam_policy_document" "unsure_maybe" {
  dynamic "statement" {
    for_each = var.actions
    content {
      actions   = ["*"]
      resources = ["*"]
    }
  }
}
