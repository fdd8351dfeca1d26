resource "aws_ram_resource_share" "bad" {
  name                      = "network"
  allow_external_principals = true
}
