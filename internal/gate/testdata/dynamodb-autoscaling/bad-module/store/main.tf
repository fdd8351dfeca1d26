variable "settings" {
  type = object({
    name         = string
    billing_mode = optional(string, "PROVISIONED")
  })
}

resource "aws_dynamodb_table" "bad" {
  billing_mode = var.settings.billing_mode
}
