//! Which pages are part of themselves.

/// The number of the group that each node is in: two are in one if each leads to the other. `edges` are those from each
/// node.
///
/// Kosaraju's algorithm, without recursion, as a folder may have any number of pages.
pub(crate) fn groups(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut reversed = vec![Vec::new(); edges.len()];
    for (from, targets) in edges.iter().enumerate() {
        for &to in targets {
            if let Some(sources) = reversed.get_mut(to) {
                sources.push(from);
            }
        }
    }
    let mut is_seen = vec![false; edges.len()];
    let mut order = Vec::new();
    for start in 0..edges.len() {
        visit(edges, start, &mut is_seen, &mut order);
    }
    let mut groups = vec![0; edges.len()];
    let mut is_seen = vec![false; edges.len()];
    for (number, &start) in order.iter().rev().enumerate() {
        let mut group = Vec::new();
        visit(&reversed, start, &mut is_seen, &mut group);
        for node in group {
            if let Some(of) = groups.get_mut(node) {
                *of = number;
            }
        }
    }
    groups
}

/// Appends all nodes that are not seen yet and that `start` leads to, each behind those that it leads to.
fn visit(edges: &[Vec<usize>], start: usize, is_seen: &mut [bool], order: &mut Vec<usize>) {
    let mut see =
        |node: usize| is_seen.get_mut(node).is_some_and(|seen| !std::mem::replace(seen, true));
    let mut stack = Vec::new();
    if see(start) {
        stack.push((start, 0));
    }
    while let Some((node, next)) = stack.last_mut() {
        let target = edges.get(*node).and_then(|targets| targets.get(*next)).copied();
        *next += 1;
        match target {
            Some(target) if see(target) => stack.push((target, 0)),
            Some(_) => {}
            None => {
                order.push(*node);
                stack.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_lead_to_each_other_are_of_one_group() {
        let groups = groups(&[vec![1], vec![2], vec![1, 3], vec![3], vec![0, 9]]);
        assert_eq!(groups.get(1), groups.get(2));
        let mut distinct = groups.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), 4);
    }
}
