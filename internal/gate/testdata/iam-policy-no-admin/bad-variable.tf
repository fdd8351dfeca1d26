variable "actions" {
  default = ["*"]
}

locals {
  wide = { all = var.actions }
}

resource "aws_iam_policy" "bad" {
  for_each = local.wide
  name     = each.key
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = each.value
      Resource = "*"
    }]
  })
}
