variable "subscriber_name" {
  default = "orders"
}

variable "source_name" {
  default = "ROUTE53"
}

variable "principal" {
  default = "111111111111"
}

resource "aws_securitylake_subscriber" "bad" {
  subscriber_name = var.subscriber_name
  source {
    aws_log_source_resource {
      source_name = var.source_name
    }
  }
  subscriber_identity {
    principal = var.principal
  }
}
