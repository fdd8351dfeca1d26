resource "aws_ecr_repository" "bad" {
  name = "orders"
}

resource "aws_ecr_repository" "bad_off" {
  for_each = toset(["invoices", "ledger"])
  name     = each.key
  image_scanning_configuration {
    scan_on_push = false
  }
}
