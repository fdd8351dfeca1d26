variable "settings" {
  type = object({
    name               = string
    ca_cert_identifier = optional(string, "rds-ca-2019")
  })
}

resource "aws_db_instance" "bad" {
  ca_cert_identifier = var.settings.ca_cert_identifier
}
