resource "aws_batch_job_definition" "bad" {
  name                 = "orders"
  type                 = "container"
  container_properties = jsonencode({ image = "orders:1", privileged = true })
}

resource "aws_batch_job_definition" "bad_2" {
  name                 = "orders"
  type                 = "container"
  container_properties = <<EOF
{"image": "orders:1", "privileged": true, "memory": 128}
EOF
}

resource "aws_batch_job_definition" "bad_3" {
  name = "orders"
  type = "container"
  eks_properties {
    pod_properties {
      containers {
        image = "orders:1"
        security_context {
          privileged = true
        }
      }
    }
  }
}
