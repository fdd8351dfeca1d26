resource "aws_batch_job_definition" "bad" {
  name = "orders"
  type = "multinode"
  node_properties = jsonencode({
    mainNode = 0
    numNodes = 2
    nodeRangeProperties = [
      { targetNodes = "0:", container = { image = "orders:1" } },
      { targetNodes = "1:", container = { image = "orders:1", privileged = true } },
    ]
  })
}

resource "aws_batch_job_definition" "bad_tasks" {
  name = "invoices"
  type = "container"
  ecs_properties = jsonencode({
    taskProperties = [{ containers = [{ image = "invoices:1", privileged = true }] }]
  })
}
