locals {
  stores = {
    cambio = { redrive_policy = jsonencode({ deadLetterTargetArn = "arn:aws:sqs:eu-west-1:123456789012:failed", maxReceiveCount = 3 }) }
    orders = { redrive_policy = jsonencode({ deadLetterTargetArn = "arn:aws:sqs:eu-west-1:123456789012:failed", maxReceiveCount = 3 }) }
  }
}

resource "aws_sqs_queue" "cambio" {
  for_each = local.stores

  redrive_policy = each.value.redrive_policy
}
