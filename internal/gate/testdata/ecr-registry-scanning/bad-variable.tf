variable "scan_type" {
  default = "BASIC"
}

resource "aws_ecr_registry_scanning_configuration" "bad" {
  scan_type = var.scan_type
}
