resource "aws_batch_job_definition" "orders" {
  name                 = "orders"
  type                 = "container"
  container_properties = jsonencode({ image = "orders:1", user = "1000" })
}

resource "aws_batch_job_definition" "invoices" {
  name                 = "orders"
  type                 = "container"
  container_properties = jsonencode({ image = "orders:1" })
}
