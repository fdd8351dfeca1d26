resource "aws_ecr_registry_scanning_configuration" "registry" {
  scan_type = "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter      = "invoices-*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_repository" "bad" {
  name = "orders"
}
