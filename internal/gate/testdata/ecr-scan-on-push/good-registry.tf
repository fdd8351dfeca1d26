resource "aws_ecr_registry_scanning_configuration" "registry" {
  scan_type = "BASIC"
  rule {
    scan_frequency = "SCAN_ON_PUSH"
    repository_filter {
      filter      = "orders-*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_repository" "orders" {
  name = "orders-api"
}
