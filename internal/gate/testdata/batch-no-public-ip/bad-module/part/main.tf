resource "aws_batch_job_definition" "bad" {
  name                 = "orders"
  type                 = "container"
  container_properties = jsonencode({ image = "orders:1", networkConfiguration = { assignPublicIp = "ENABLED" } })
}
