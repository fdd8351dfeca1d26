variable "settings" {
  type = object({
    name           = string
    redrive_policy = optional(string)
  })
}

resource "aws_sqs_queue" "bad" {
  redrive_policy = var.settings.redrive_policy
}
