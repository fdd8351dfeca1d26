resource "aws_sagemaker_flow_definition" "bad" {
  flow_definition_name = "orders"
  role_arn             = "arn:aws:iam::111111111111:role/orders"
  human_loop_config {
    human_task_ui_arn = "arn:aws:sagemaker:us-east-1:111111111111:human-task-ui/orders"
    task_count        = 1
    task_description  = "look"
    task_title        = "look"
    workteam_arn      = "arn:aws:sagemaker:us-east-1:111111111111:workteam/private-crowd/orders"
  }
  output_config {
    s3_output_path = "s3://orders"
  }
}
