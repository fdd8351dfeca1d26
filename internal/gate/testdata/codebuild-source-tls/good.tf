resource "aws_codebuild_project" "orders" {
  name = "orders"
  source {
    type     = "GITHUB_ENTERPRISE"
    location = "https://git.cambio.example/orders.git"
  }
}

resource "aws_codebuild_project" "invoices" {
  name = "invoices"
  source {
    type         = "GITHUB_ENTERPRISE"
    location     = "https://git.cambio.example/invoices.git"
    insecure_ssl = false
  }
}
