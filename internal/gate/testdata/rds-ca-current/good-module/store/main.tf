variable "settings" {
  type = object({
    name               = string
    ca_cert_identifier = optional(string, "rds-ca-ecc384-g1")
  })
}

resource "aws_db_instance" "reports" {
  ca_cert_identifier = var.settings.ca_cert_identifier
}
