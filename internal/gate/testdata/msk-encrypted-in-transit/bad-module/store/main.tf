variable "settings" {
  type = object({
    name          = string
    client_broker = optional(string, "PLAINTEXT")
  })
}

resource "aws_msk_cluster" "bad" {
  encryption_info {
    encryption_in_transit {
      client_broker = var.settings.client_broker
    }
  }
}
