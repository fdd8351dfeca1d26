output "id" {
  description = "The network's ID."
  value       = aws_vpc.this.id
}

output "cidr" {
  description = "The network's addresses."
  value       = aws_vpc.this.cidr_block
}

output "zones" {
  description = "Names of the zones, in the order of the subnets."
  value       = local.zones
}

output "public_subnet_ids" {
  description = "Subnets with a route to the internet, for public load balancers and NAT."
  value       = aws_subnet.public[*].id
}

output "private_subnet_ids" {
  description = "Subnets of the tasks. They are known once their routes stand, so that no task starts without a way to its image."
  value       = aws_subnet.private[*].id
  depends_on  = [aws_route.private, aws_route_table_association.private, aws_vpc_endpoint.s3, aws_vpc_endpoint.interface]
}

output "private_cidrs" {
  description = "Addresses of the private subnets."
  value       = aws_subnet.private[*].cidr_block
}

output "data_subnet_ids" {
  description = "Subnets of the databases, with no route out."
  value       = aws_subnet.data[*].id
  depends_on  = [aws_route_table_association.data, aws_network_acl.data]
}
